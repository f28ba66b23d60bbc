//! Russian words in Latin letters, spelled one way, whichever of the usual schemes was meant:
//! that of the passports (ICAO), ГОСТ 7.79 (система Б), BGN/PCGN, or what people type.
//!
//! The spelling is in capitals. Folded text has none, so the two can stand side by side without
//! being taken for one another.

use std::collections::BTreeSet;

use super::fold::plain;

/// How the letters that have two spellings are written in a name.
#[derive(Clone, Copy)]
struct Scheme {
    yo: &'static str,
    /// «ь» and «ъ» before a vowel: «Васильев» is Vasilev or Vasiliev.
    sign: &'static str,
}

const PLAIN: Scheme = Scheme { yo: "e", sign: "" };
const SCHEMES: [Scheme; 3] = [
    PLAIN,
    Scheme { yo: "io", sign: "" },
    Scheme { yo: "e", sign: "i" },
];

/// What is typed in several ways, and the one way. The longer comes first. No beginning of a word
/// may be spelled otherwise than the word begins, lest it be lost while it is being typed; where
/// that cannot be, as with «kh», it is for one letter only.
const SPELLINGS: [(&str, &str); 13] = [
    ("shch", "sch"),
    ("shh", "sch"),
    ("tch", "tch"),
    ("ch", "ch"),
    ("kh", "h"),
    ("cz", "ts"),
    ("tc", "ts"),
    ("c", "ts"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("`", ""),
];

/// Every word of a name once, in each of its spellings.
pub fn words(name: &str) -> String {
    let words = plain(name);
    let spelled = words
        .split(' ')
        .flat_map(|word| SCHEMES.map(|scheme| spelled(word, scheme)));
    let set: BTreeSet<String> = spelled.filter(|word| !word.is_empty()).collect();
    set.into_iter().collect::<Vec<_>>().join(" ")
}

/// A word of a query, if there is anything left to look for.
pub fn word(word: &str) -> Option<String> {
    Some(spelled(word, PLAIN)).filter(|word| !word.is_empty())
}

fn spelled(word: &str, scheme: Scheme) -> String {
    let latin = latin(word, scheme);
    let mut rest = latin.as_str();
    let mut spelled = String::new();
    while let Some(first) = rest.chars().next() {
        // Before «e» it only says how the word is pronounced: Yelena, Alekseyevich.
        let silent = rest.starts_with("ye") || rest.starts_with("je");
        if silent && !spelled.ends_with(is_consonant) {
            rest = &rest[1..];
            continue;
        }
        let known = SPELLINGS.iter().find(|(typed, _)| rest.starts_with(typed));
        let itself = &rest[..first.len_utf8()];
        let (typed, letters) = known.copied().unwrap_or((itself, itself));
        for letter in letters.chars() {
            push(&mut spelled, letter);
        }
        rest = &rest[typed.len()..];
    }
    spelled.to_ascii_uppercase()
}

/// «ий», «ый» and «ия» have one «i» and «ъе» (passports: iee) one «e», however many are typed.
fn push(spelled: &mut String, letter: char) {
    let repeated = match letter {
        'i' => spelled.ends_with('i'),
        'e' => spelled.ends_with("ie"),
        _ => false,
    };
    if !repeated {
        spelled.push(letter);
    }
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_alphabetic() && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn latin(word: &str, Scheme { yo, sign }: Scheme) -> String {
    let mut latin = String::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let before_a_vowel = letters.peek().is_some_and(|next| {
            matches!(next, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'э' | 'ю' | 'я')
        });
        latin.push_str(match letter {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' => "g",
            'д' => "d",
            'е' | 'э' => "e",
            'ё' => yo,
            'ж' => "zh",
            'з' => "z",
            'и' | 'й' | 'ы' => "i",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' => "u",
            'ф' => "f",
            'х' => "h",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "sch",
            'ъ' | 'ь' if before_a_vowel => sign,
            'ъ' | 'ь' => "",
            'ю' => "iu",
            'я' => "ia",
            other => {
                latin.push(other);
                continue;
            }
        });
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_every_spelling() {
        for (name, typed) in [
            ("ООО «Ромашка»", "OOO romashka"),
            ("Заря", "Zarya Zaria Zarja zar"),
            ("Щит", "Shchit Schit Shhit"),
            ("Юг", "Yug Iug Jug"),
            ("Центр", "tsentr centr czentr tcentr tse"),
            ("Хлеб", "khleb hleb"),
            ("Новый", "novyy novyi novyj noviy novy"),
            ("Новые", "novye novie"),
            ("Мария", "mariya mariia marija maria mari"),
            ("Берёзка", "berezka beryozka berjozka beriozka"),
            (
                "Соловьёв",
                "solovyov soloviov solovev solov'ev soloviev solovyev",
            ),
            ("Васильев", "vasilyev vasiliev vasilev"),
            ("Екатеринбург", "yekaterinburg ekaterinburg"),
            ("Алексеевич", "alekseyevich alekseevich"),
            (
                "Объединение",
                "obyedinenie obedinenie obieedinenie ob``edinenie",
            ),
            ("Майор", "mayor maior major"),
            ("Люкс", "lyuks lyux liuks"),
            ("Отчёт", "otchet otchyot"),
            ("Счётчик", "schetchik"),
            ("Советский", "sovetskiy sovetskij sovet"),
            ("Pioneer", "pioneer PIONEER"),
        ] {
            let found_in = words(name);
            for typed in typed.split(' ') {
                let wanted = word(&plain(typed)).unwrap_or_default();
                assert!(
                    found_in.contains(&wanted),
                    "{typed}: {wanted} in {found_in}"
                );
            }
        }
    }

    #[test]
    fn other_names_are_not_found() {
        for (name, typed) in [
            ("Шила", "sila"),
            ("Жук", "zuk"),
            ("Сок", "shok"),
            ("Чай", "tsai"),
        ] {
            let wanted = word(typed).unwrap_or_default();
            assert!(!words(name).contains(&wanted), "{name}");
        }
    }

    #[test]
    fn a_word_is_spelled_as_it_is_typed_on() {
        for typed in ["romashka", "novaya", "zhuk", "tsentr", "mariya", "belyy"] {
            let whole = word(typed).unwrap_or_default();
            for end in 1..=typed.len() {
                let beginning = word(&typed[..end]).unwrap_or_default();
                assert!(whole.starts_with(&beginning), "{}", &typed[..end]);
            }
        }
    }

    #[test]
    fn nothing_is_left_of_signs() {
        assert_eq!(word("`ь"), None);
        assert_eq!(words(""), "");
    }
}
