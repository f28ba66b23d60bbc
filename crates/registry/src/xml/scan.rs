//! The grammar of XML 1.0 inside the pieces that the tokenizer cuts. Each function takes a piece whole, or
//! says at which byte of it the grammar ends.

use std::borrow::Cow;

/// How many bytes of a piece are right; the next is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Wrong(pub(super) usize);

/// White space of XML; others, as the no-break space, are text.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes()
        .all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// `Char` of XML 1.0.
pub(crate) fn is_character(character: char) -> bool {
    !matches!(character,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// `NameStartChar` without the colon.
fn starts_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// `NameChar` without the colon.
fn continues_name(character: char) -> bool {
    starts_name(character)
        || matches!(character,
            '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// A place in a piece.
struct Scanner<'t> {
    piece: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn new(piece: &'t str) -> Self {
        Self { piece, at: 0 }
    }

    fn rest(&self) -> &'t str {
        self.piece.get(self.at..).unwrap_or_default()
    }

    fn wrong<T>(&self) -> Result<T, Wrong> {
        Err(Wrong(self.at))
    }

    /// Takes this text if it comes next.
    fn takes(&mut self, text: &str) -> bool {
        let comes = self.rest().starts_with(text);
        if comes {
            self.at += text.len();
        }
        comes
    }

    fn take(&mut self, text: &str) -> Result<(), Wrong> {
        if self.takes(text) {
            Ok(())
        } else {
            self.wrong()
        }
    }

    /// Takes white space; whether there was some.
    fn blank(&mut self) -> bool {
        let rest = self.rest();
        let after = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        self.at += rest.len() - after.len();
        rest.len() > after.len()
    }

    /// Takes what comes before one of these characters.
    fn until(&mut self, ends: &[char]) -> Result<&'t str, Wrong> {
        let Some(end) = self.rest().find(ends) else {
            return self.wrong();
        };
        let taken = self.rest().get(..end).unwrap_or_default();
        self.at += end;
        Ok(taken)
    }

    /// `NCName`.
    fn name(&mut self) -> Result<&'t str, Wrong> {
        let rest = self.rest();
        if !rest.starts_with(starts_name) {
            return self.wrong();
        }
        let end = rest.find(|character| !continues_name(character));
        let name = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        self.at += name.len();
        Ok(name)
    }

    /// `QName`.
    fn qualified(&mut self) -> Result<Name<'t>, Wrong> {
        let first = self.name()?;
        if !self.takes(":") {
            return Ok(Name {
                prefix: None,
                local: first,
            });
        }
        let local = self.name()?;
        Ok(Name {
            prefix: Some(first),
            local,
        })
    }

    /// `Eq` and a quote, which it gives.
    fn equals(&mut self) -> Result<char, Wrong> {
        self.blank();
        self.take("=")?;
        self.blank();
        match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => {
                self.at += 1;
                Ok(quote)
            }
            _ => self.wrong(),
        }
    }

    fn end(&self) -> Result<(), Wrong> {
        if self.rest().is_empty() {
            Ok(())
        } else {
            self.wrong()
        }
    }
}

/// A name with its prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Name<'t> {
    pub(super) prefix: Option<&'t str>,
    pub(super) local: &'t str,
}

/// An attribute, its value normalized and without references.
pub(super) struct Attribute<'t> {
    pub(super) name: Name<'t>,
    pub(super) value: Cow<'t, str>,
    /// Where it stands in its tag.
    pub(super) at: usize,
}

/// A start tag or an empty element.
pub(super) fn start_tag<'t>(
    raw: &'t str,
    attributes: &mut Vec<Attribute<'t>>,
    limit: usize,
) -> Result<Name<'t>, Wrong> {
    attributes.clear();
    let mut scanner = Scanner::new(raw);
    scanner.take("<")?;
    let name = scanner.qualified()?;
    loop {
        let is_apart = scanner.blank();
        if scanner.takes(">") || scanner.takes("/>") {
            scanner.end()?;
            return Ok(name);
        }
        if !is_apart || attributes.len() == limit {
            return scanner.wrong();
        }
        let at = scanner.at;
        let name = scanner.qualified()?;
        if attributes.iter().any(|other| other.name == name) {
            return Err(Wrong(at));
        }
        let quote = scanner.equals()?;
        let value = value(&mut scanner, quote)?;
        attributes.push(Attribute { name, value, at });
    }
}

/// The value of an attribute and its closing quote.
fn value<'t>(scanner: &mut Scanner<'t>, quote: char) -> Result<Cow<'t, str>, Wrong> {
    let ends = [quote, '<', '&', '\t', '\r', '\n'];
    let mut value = Cow::Borrowed(scanner.until(&ends)?);
    loop {
        if scanner.rest().starts_with(quote) {
            scanner.at += quote.len_utf8();
            return Ok(value);
        }
        let character = if scanner.takes("&") {
            let at = scanner.at;
            let reference = scanner.until(&[';', quote])?;
            scanner.take(";")?;
            referred(reference).ok_or(Wrong(at))?
        } else if scanner.takes("\r\n")
            || scanner.takes("\r")
            || scanner.takes("\n")
            || scanner.takes("\t")
        {
            ' '
        } else {
            return scanner.wrong();
        };
        let text = value.to_mut();
        text.push(character);
        text.push_str(scanner.until(&ends)?);
    }
}

/// An end tag.
pub(super) fn end_tag(raw: &str) -> Result<(), Wrong> {
    let mut scanner = Scanner::new(raw);
    scanner.take("</")?;
    scanner.qualified()?;
    scanner.blank();
    scanner.take(">")?;
    scanner.end()
}

/// What stands between `&` and `;`: one of the five entities, or a character by its number.
pub(super) fn referred(reference: &str) -> Option<char> {
    let number = match reference {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => reference.strip_prefix('#')?,
    };
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // A sign would be taken for a number.
    let is_number = digits.chars().all(|digit| digit.is_digit(radix));
    let code = u32::from_str_radix(digits, radix)
        .ok()
        .filter(|_| is_number)?;
    char::from_u32(code).filter(|character| is_character(*character))
}

/// Text between tags, without references.
pub(super) fn text(raw: &str) -> Result<(), Wrong> {
    raw.find("]]>").map_or(Ok(()), |at| Err(Wrong(at)))
}

/// A comment.
pub(super) fn comment(raw: &str) -> Result<(), Wrong> {
    let inner = raw
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"));
    let inner = inner.ok_or(Wrong(0))?;
    match inner.find("--") {
        Some(at) => Err(Wrong(at)),
        None if inner.ends_with('-') => Err(Wrong(raw.len())),
        None => Ok(()),
    }
}

/// A processing instruction, whose target is not `xml` in letters of any case.
pub(super) fn instruction(raw: &str) -> Result<(), Wrong> {
    let mut scanner = Scanner::new(raw);
    scanner.take("<?")?;
    let target = scanner.name()?;
    if target.eq_ignore_ascii_case("xml") {
        return Err(Wrong(0));
    }
    if scanner.takes("?>") {
        return scanner.end();
    }
    if scanner.blank() && raw.ends_with("?>") {
        Ok(())
    } else {
        scanner.wrong()
    }
}

/// The encoding that a declaration of XML 1.0 names.
pub(super) fn declaration(raw: &str) -> Result<Option<&str>, Wrong> {
    let mut scanner = Scanner::new(raw);
    scanner.take("<?xml")?;
    if declared(&mut scanner, "version")? != Some("1.0") {
        return scanner.wrong();
    }
    let encoding = declared(&mut scanner, "encoding")?;
    if encoding.is_some_and(|name| !is_encoding(name)) {
        return scanner.wrong();
    }
    let standalone = declared(&mut scanner, "standalone")?;
    if !matches!(standalone, None | Some("yes" | "no")) {
        return scanner.wrong();
    }
    scanner.blank();
    scanner.take("?>")?;
    scanner.end()?;
    Ok(encoding)
}

/// What a declaration says under this name, if it comes next.
fn declared<'t>(scanner: &mut Scanner<'t>, name: &str) -> Result<Option<&'t str>, Wrong> {
    let before = scanner.at;
    if !(scanner.blank() && scanner.takes(name)) {
        scanner.at = before;
        return Ok(None);
    }
    let quote = scanner.equals()?;
    let value = scanner.until(&[quote])?;
    scanner.at += quote.len_utf8();
    Ok(Some(value))
}

/// `EncName`.
fn is_encoding(name: &str) -> bool {
    let continues = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(continues)
}
