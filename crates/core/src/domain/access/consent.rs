//! The employee's consent to the processing of their personal data. What its paper says is the
//! operator's to decide, so text and version come from the backend.

use crate::domain::day::Day;

/// The paper to be signed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsentForm {
    /// Names the text.
    pub version: String,
    /// Its heading.
    pub title: String,
    /// Its text, with `{employee}`, `{position}` and `{organization}` where they belong.
    pub paragraphs: Vec<String>,
}

impl ConsentForm {
    /// The text for one employee; what is not known yet is a line to write on.
    #[must_use]
    pub fn filled(&self, employee: &str, position: &str, organization: &str) -> Vec<String> {
        let known = |text: &str| {
            let text = text.trim();
            if text.is_empty() {
                "_".repeat(40)
            } else {
                text.to_owned()
            }
        };
        let fill = |text: &String| {
            let text = text.replace("{employee}", &known(employee));
            let text = text.replace("{position}", &known(position));
            text.replace("{organization}", &known(organization))
        };
        self.paragraphs.iter().map(fill).collect()
    }
}

/// That the consent is held, as it goes with a grant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// Which text was signed.
    pub version: String,
    /// When; `None` when the administrator did not say.
    pub given_on: Option<Day>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_names_the_employee_or_leaves_a_line() {
        let form = ConsentForm {
            version: "1".into(),
            title: String::new(),
            paragraphs: vec!["{employee}, {position}: {organization}".into()],
        };
        let line = "_".repeat(40);
        assert_eq!(
            form.filled("Иванова Мария", " ", "ООО «А»"),
            [format!("Иванова Мария, {line}: ООО «А»")]
        );
    }
}
