//! Numbers for people.

/// Thousands apart.
pub fn grouped(n: u64, separator: char) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let expected = [
            (0, "0"),
            (999, "999"),
            (1_000, "1 000"),
            (100_000, "100 000"),
        ];
        for (n, text) in expected {
            assert_eq!(grouped(n, ' '), text);
        }
    }
}
