//! What can be wrong, or only unusual, in a document.

use super::dice::Dice;
use super::document::{Element, Node};
use super::values;

/// What is put between or into elements.
const PIECES: [&str; 54] = [
    "x",
    "\u{a0}",
    " \t\r\n",
    "\r",
    "&#32;",
    "&#9;&#xA;&#xd;",
    "&#160;",
    "<![CDATA[]]>",
    "<![CDATA[ ]]>",
    "<![CDATA[x]]>",
    "<![CDATA[]]]]>",
    "<![cdata[x]]>",
    "<![CDATA[x]]",
    "<!-- right -->",
    "<!---->",
    "<!-- -- -->",
    "<!-- x --->",
    "<!-->",
    "<!--->",
    "<!-- <a> & ]]> -->",
    "<?pi?>",
    "<?pi  data ? > ?>",
    "<?p:i x?>",
    "<?xml version=\"1.0\"?>",
    "<?XML x?>",
    "<?xml-stylesheet href='x'?>",
    "<?pi",
    "<?1?>",
    "<? pi?>",
    "<??>",
    "]]>",
    "]]&gt;",
    "]] >",
    ">",
    "<",
    "&",
    "&;",
    "&amp",
    "&nbsp;",
    "&Amp;",
    "&#0;",
    "&#8;",
    "&#xD800;",
    "&#xFFFE;",
    "&#x110000;",
    "&#x1F600;",
    "&#+65;",
    "&#x;",
    "&#99999999999;",
    "&#00000000000065;",
    "\u{1}",
    "\u{fffe}",
    "\u{feff}",
    "<!DOCTYPE a>",
];

const NAMES: [&str; 30] = [
    "Unknown",
    "worker",
    "LASTNAME",
    "RegistryRecord",
    "RegistrySet",
    "Worker",
    "LastName",
    "Title",
    "Inn",
    "Date",
    "x:Worker",
    "xml:Worker",
    "xmlns:a",
    "xsi:Date",
    ":a",
    "a:",
    "a:b:c",
    "1a",
    "-a",
    "a.b-c",
    "имя",
    "a\u{b7}",
    "\u{b7}a",
    "a\u{d7}",
    "a\u{300}",
    "\u{10000}",
    "\u{f0000}a",
    "a&b",
    "a b",
    "",
];

const ATTRIBUTES: [&str; 66] = [
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='a.xsd'",
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x a.xsd'",
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x'",
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'",
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='false'",
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='xs:string'",
    "xmlns:x='urn:x' xmlns:y='urn:x' x:a='1' y:a='1'",
    "xmlns:x='urn:x' x:outerId='1'",
    "a=\"1\"",
    "outerId='x'",
    "outerId=\"y\"",
    "OuterId=\"x\"",
    "isPassed='true'",
    "isPassed='yes'",
    "learnProgramId='3'",
    "learnProgramId='5'",
    "x:outerId='a'",
    "xmlns:x='urn:x'",
    "xmlns:y='urn:x'",
    "x:a='1'",
    "y:a='1'",
    "xmlns='urn:x'",
    "xmlns=''",
    "xmlns:x=''",
    "xmlns:xml='http://www.w3.org/XML/1998/namespace'",
    "xmlns:xml='urn:x'",
    "xmlns:xmlns='urn:x'",
    "xmlns:x='http://www.w3.org/XML/1998/namespace'",
    "xmlns:x='http://www.w3.org/2000/xmlns/'",
    "xmlns='http://www.w3.org/2000/xmlns/'",
    "xmlns='http://www.w3.org/XML/1998/namespace'",
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'",
    "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'",
    "i:nil='true'",
    "xsi:nil='true'",
    "xsi:nil='false'",
    "xsi:type='xs:string'",
    "xsi:noNamespaceSchemaLocation='a.xsd'",
    "xsi:schemaLocation='urn:x a.xsd'",
    "xsi:schemaLocation='urn:x'",
    "xsi:schemaLocation=''",
    "xsi:other='1'",
    "xml:lang='ru'",
    "xml:lang='...'",
    "xml:space='preserve'",
    "xml:space='other'",
    "xml:id='a'",
    "xml:base='x'",
    "a",
    "a=",
    "a=1",
    "a='1",
    "a='<'",
    "a='&lt;'",
    "a='&'",
    "a='&nbsp;'",
    "a='&#0;'",
    "a='>'",
    "a='1'b='2'",
    "a = '1'",
    "a=\"'\"",
    "a='\u{1}'",
    "1a='1'",
    "a:='1'",
    ":a='1'",
    "=''",
];

/// Changes a document at one place.
pub fn mutate(set: &mut Element, dice: &mut Dice) {
    let place = dice.below(set.count());
    let Some(element) = set.at(place) else { return };
    match dice.below(16) {
        0 | 1 => drop_child(element, dice),
        2 => double_child(element, dice),
        3 => {
            let (one, other) = (
                dice.below(element.children.len()),
                dice.below(element.children.len()),
            );
            if !element.children.is_empty() {
                element.children.swap(one, other);
            }
        }
        4 => dice.pick(&NAMES).clone_into(&mut element.name),
        5 => insert(element, dice, Node::Raw(String::new())),
        6 | 7 => {
            let piece = dice.pick(&PIECES).to_owned();
            insert(element, dice, Node::Raw(piece));
        }
        8 => {
            let mut child = Element::new(dice.pick(&NAMES));
            child
                .children
                .push(Node::Raw(dice.pick(&values::TEXTS).to_owned()));
            insert(element, dice, Node::Element(child));
        }
        9 | 10 => {
            let attribute = dice.pick(&ATTRIBUTES).to_owned();
            let place = dice.below(element.attributes.len() + 1);
            element.attributes.insert(place, attribute);
        }
        11 => {
            let place = dice.below(element.attributes.len());
            if place < element.attributes.len() {
                element.attributes.remove(place);
            }
        }
        12 => set.attributes.push(dice.pick(&ATTRIBUTES).to_owned()),
        _ => change_value(set, dice),
    }
}

fn insert(element: &mut Element, dice: &mut Dice, node: Node) {
    let place = dice.below(element.children.len() + 1);
    element.children.insert(place, node);
}

fn drop_child(element: &mut Element, dice: &mut Dice) {
    let place = dice.below(element.children.len());
    if place < element.children.len() {
        element.children.remove(place);
    }
}

fn double_child(element: &mut Element, dice: &mut Dice) {
    let place = dice.below(element.children.len());
    let copy = match element.children.get(place) {
        Some(Node::Element(child)) => Node::Element(copied(child)),
        Some(Node::Raw(raw)) => Node::Raw(raw.clone()),
        None => return,
    };
    insert(element, dice, copy);
}

fn copied(element: &Element) -> Element {
    let children = element.children.iter().map(|child| match child {
        Node::Element(child) => Node::Element(copied(child)),
        Node::Raw(raw) => Node::Raw(raw.clone()),
    });
    Element {
        name: element.name.clone(),
        attributes: element.attributes.clone(),
        children: children.collect(),
    }
}

/// Gives a typed field another text.
fn change_value(set: &mut Element, dice: &mut Dice) {
    let name = dice.pick(&[
        "Date",
        "Date",
        "IsForeignSnils",
        "OrganizationUnitId",
        "Test",
        "RegistryRecord",
    ]);
    let places: Vec<usize> = (0..set.count())
        .filter(|place| set.at(*place).is_some_and(|element| element.name == name))
        .collect();
    if places.is_empty() {
        return;
    }
    let Some(element) = set.at(dice.pick(&places)) else {
        return;
    };
    let forms = match name {
        "Date" => &values::DAYS[..],
        "IsForeignSnils" => &values::BITS,
        "OrganizationUnitId" => &values::NUMBERS,
        "RegistryRecord" => {
            element.attributes = vec![format!("outerId=\"{}\"", dice.pick(&values::IDS))];
            return;
        }
        _ => {
            let attribute = if dice.chance(50) {
                format!("isPassed=\"{}\"", dice.pick(&values::BITS))
            } else {
                format!("learnProgramId='{}'", dice.pick(&values::PROGRAMS))
            };
            let name = attribute.split('=').next().unwrap_or_default();
            element.attributes.retain(|other| !other.starts_with(name));
            element.attributes.push(attribute);
            return;
        }
    };
    element.children = vec![Node::Raw(dice.pick(forms).to_owned())];
}
