//! The check digits of СНИЛС, ИНН, ОГРН and ОГРНИП.
//!
//! Each number is judged by computing its check digits anew, and the demo data is made by
//! the same functions, so that the two never disagree.

/// The last СНИЛС without check digits: 001-001-998.
const LAST_UNCHECKED_SNILS: u64 = 1_001_998;

const INN_ORGANIZATION: [u32; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_PERSON_FIRST: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_PERSON_SECOND: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/// Whether these are the eleven digits of a СНИЛС.
pub fn is_snils(text: &str) -> bool {
    let Some((number, _)) = split(text, 11, 9) else {
        return false;
    };
    match number.parse::<u64>() {
        Ok(value) if value <= LAST_UNCHECKED_SNILS => value > 0,
        _ => snils(number) == text,
    }
}

/// Whether these are the twelve digits of a natural person's ИНН.
pub fn is_person_inn(text: &str) -> bool {
    split(text, 12, 10).is_some_and(|(number, _)| person_inn(number) == text)
}

/// Whether these are the ten digits of an organization's ИНН.
pub fn is_organization_inn(text: &str) -> bool {
    split(text, 10, 9).is_some_and(|(number, _)| organization_inn(number) == text)
}

/// Whether this is an ОГРН (13 digits) or an ОГРНИП (15 digits).
pub fn is_ogrn(text: &str) -> bool {
    let length = if text.len() == 15 { 15 } else { 13 };
    split(text, length, length - 1).is_some_and(|(number, _)| ogrn(number) == text)
}

/// Nine digits and their two check digits.
pub fn snils(number: &str) -> String {
    let sum: u32 = digits(number)
        .zip((1..=9).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = sum % 101 % 100;
    format!("{number}{check:02}")
}

/// Ten digits and their two check digits.
pub fn person_inn(number: &str) -> String {
    let first = format!("{number}{}", weighted(number, &INN_PERSON_FIRST));
    let second = weighted(&first, &INN_PERSON_SECOND);
    format!("{first}{second}")
}

/// Nine digits and their check digit.
pub fn organization_inn(number: &str) -> String {
    format!("{number}{}", weighted(number, &INN_ORGANIZATION))
}

/// 12 or 14 digits and the check digit: the remainder by 11 or by 13.
pub fn ogrn(number: &str) -> String {
    let divisor = if number.len() == 14 { 13 } else { 11 };
    let remainder = digits(number).fold(0, |sum, digit| (sum * 10 + digit) % divisor);
    format!("{number}{}", remainder % 10)
}

fn weighted(number: &str, weights: &[u32]) -> u32 {
    let sum: u32 = digits(number)
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    sum % 11 % 10
}

fn digits(number: &str) -> impl Iterator<Item = u32> {
    number.chars().filter_map(|c| c.to_digit(10))
}

/// The number and its check digits, if the text has that many digits, not all of them zero.
fn split(text: &str, length: usize, number: usize) -> Option<(&str, &str)> {
    let fits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    (fits && text.bytes().any(|b| b != b'0')).then(|| text.split_at(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snils_vectors() {
        let known = ["11223344595", "12345678964", "08765430300"];
        let edges = ["00115909800", "00119373400", "00597968700"];
        let below_the_threshold = ["00000060006", "00100199899"];
        for good in known.iter().chain(&edges).chain(&below_the_threshold) {
            assert!(is_snils(good), "{good}");
        }
        for bad in [
            "11223344594",
            "00000000000",
            "1122334459",
            "112233445950",
            "1122334459x",
            "",
        ] {
            assert!(!is_snils(bad), "{bad}");
        }
    }

    #[test]
    fn inn_vectors() {
        for good in ["7707083893", "7736207543", "7700000070"] {
            assert!(is_organization_inn(good), "{good}");
        }
        for good in ["500100732259", "585204118212"] {
            assert!(is_person_inn(good), "{good}");
        }
        assert!(!is_organization_inn("1234567890"));
        assert!(!is_organization_inn("0000000000"));
        for bad in [
            "000000000000",
            "500100732258",
            "500100732249",
            "50010073225",
            "５００100732259",
        ] {
            assert!(!is_person_inn(bad), "{bad}");
        }
    }

    #[test]
    fn ogrn_vectors() {
        let organizations = ["1027700132195", "1037739877295", "1027700000020"];
        let entrepreneurs = ["304500116000157", "319290100017299", "304500116000050"];
        for good in organizations.iter().chain(&entrepreneurs) {
            assert!(is_ogrn(good), "{good}");
        }
        for bad in [
            "1163123077777",
            "0000000000000",
            "102770013219",
            "304500116000158",
        ] {
            assert!(!is_ogrn(bad), "{bad}");
        }
    }
}
