//! Documents as trees of raw XML: what is written into a node comes out as it is.

use super::dice::Dice;
use super::values;

pub enum Node {
    Element(Element),
    Raw(String),
}

pub struct Element {
    pub name: String,
    /// `name="value"`, quotes and all.
    pub attributes: Vec<String>,
    pub children: Vec<Node>,
}

impl Element {
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    fn field(name: &str, raw: &str) -> Self {
        let mut field = Self::new(name);
        if !raw.is_empty() {
            field.children.push(Node::Raw(raw.to_owned()));
        }
        field
    }

    /// How many elements it is, with those in it.
    pub fn count(&self) -> usize {
        let inner = self.children.iter().map(|child| match child {
            Node::Element(child) => child.count(),
            Node::Raw(_) => 0,
        });
        1 + inner.sum::<usize>()
    }

    /// The element at a place, counted as they begin.
    pub fn at(&mut self, place: usize) -> Option<&mut Self> {
        let mut rest = place.checked_sub(1);
        if rest.is_none() {
            return Some(self);
        }
        for child in &mut self.children {
            let (Node::Element(child), Some(place)) = (child, rest) else {
                continue;
            };
            let count = child.count();
            if place < count {
                return child.at(place);
            }
            rest = Some(place - count);
        }
        None
    }

    pub fn write(&self, text: &mut String, dice: &mut Dice) {
        text.push('<');
        text.push_str(&self.name);
        for attribute in &self.attributes {
            text.push_str(dice.pick(&[" ", " ", " ", "\n", "\t ", "\r\n"]));
            text.push_str(attribute);
        }
        if self.children.is_empty() && dice.chance(50) {
            text.push_str(dice.pick(&["/>", " />"]));
            return;
        }
        text.push_str(dice.pick(&[">", ">", ">", " >"]));
        for child in &self.children {
            match child {
                Node::Element(child) => child.write(text, dice),
                Node::Raw(raw) => text.push_str(raw),
            }
        }
        text.push_str("</");
        text.push_str(&self.name);
        text.push_str(dice.pick(&[">", ">", ">", " >", "\n>"]));
    }
}

/// A right document of a few records.
pub fn document(dice: &mut Dice) -> Element {
    let mut set = Element::new("RegistrySet");
    for _ in 0..=dice.below(3) {
        indent(&mut set, dice);
        set.children.push(Node::Element(record(dice)));
    }
    indent(&mut set, dice);
    set
}

fn indent(parent: &mut Element, dice: &mut Dice) {
    let raw = dice.pick(&["", "\n", "\r\n  ", "\t", "\n    "]);
    parent.children.push(Node::Raw(raw.to_owned()));
}

fn record(dice: &mut Dice) -> Element {
    let mut record = Element::new("RegistryRecord");
    if dice.chance(50) {
        let id = dice.pick(&values::RIGHT_IDS);
        record.attributes.push(format!("outerId=\"{id}\""));
    }
    for part in [worker(dice), organization(dice), test(dice)] {
        indent(&mut record, dice);
        record.children.push(Node::Element(part));
    }
    record
}

/// An element of these fields; those that are no longer wanted are left out.
fn part(name: &str, fields: &[(&str, &str)], dice: &mut Dice) -> Element {
    let mut part = Element::new(name);
    for (name, raw) in fields {
        indent(&mut part, dice);
        part.children.push(Node::Element(Element::field(name, raw)));
    }
    indent(&mut part, dice);
    part
}

fn worker(dice: &mut Dice) -> Element {
    let mut fields = vec![("LastName", ""), ("FirstName", ""), ("MiddleName", "")];
    fields.extend([("Position", ""), ("EmployerInn", ""), ("EmployerTitle", "")]);
    for field in &mut fields {
        field.1 = dice.pick(&values::TEXTS);
    }
    for (name, forms) in [
        ("Snils", &values::TEXTS[..]),
        ("IsForeignSnils", &values::RIGHT_BITS),
        ("ForeignSnils", &values::TEXTS),
        ("Citizenship", &values::TEXTS),
        ("OrganizationUnitId", &values::RIGHT_NUMBERS),
    ] {
        if dice.chance(50) {
            let place = dice.below(fields.len() + 1);
            fields.insert(place, (name, dice.pick(forms)));
        }
    }
    part("Worker", &fields, dice)
}

fn organization(dice: &mut Dice) -> Element {
    let fields = [
        ("Inn", dice.pick(&values::TEXTS)),
        ("Title", dice.pick(&values::TEXTS)),
    ];
    part("Organization", &fields, dice)
}

fn test(dice: &mut Dice) -> Element {
    let fields = [
        ("Date", dice.pick(&values::RIGHT_DAYS)),
        ("ProtocolNumber", dice.pick(&values::TEXTS)),
        ("LearnProgramTitle", dice.pick(&values::TEXTS)),
    ];
    let mut test = part("Test", &fields, dice);
    let passed = format!("isPassed=\"{}\"", dice.pick(&values::RIGHT_BITS));
    let program = format!("learnProgramId='{}'", dice.pick(&values::RIGHT_PROGRAMS));
    test.attributes = if dice.chance(50) {
        vec![passed, program]
    } else {
        vec![program, passed]
    };
    test
}
