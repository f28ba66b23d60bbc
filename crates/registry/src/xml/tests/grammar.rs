//! Files that give nothing.

use super::*;

#[test]
fn what_is_no_file_of_records() {
    use RegistryFault::{DocumentType, NoRecords, NotARegistry, NotWellFormed};
    for (text, refusal) in [
        ("<html><p>", NotARegistry),
        ("<RegistryRecord/>", NotARegistry),
        ("<RegistrySet/>", NoRecords),
        (
            "<RegistrySet><a><RegistryRecord/></a></RegistrySet>",
            NoRecords,
        ),
        ("<!DOCTYPE RegistrySet><RegistrySet/>", DocumentType),
        (
            "<?xml version='1.0'?>\n<!-- x --> <!DOCTYPE html [ <!ENTITY",
            DocumentType,
        ),
        ("<!doctype html>", DocumentType),
        ("<RegistrySet><!DOCTYPE a>", DocumentType),
        ("<!ENTITY a 'b'>", NotWellFormed(1)),
        ("<RegistrySet>\n\n</a>", NotWellFormed(3)),
        ("<RegistrySet>\n", NotWellFormed(2)),
        ("", NotWellFormed(1)),
    ] {
        assert_eq!(refused(text), Some(refusal), "{text}");
    }
}

#[test]
fn what_is_not_well_formed() {
    let inside = [
        "<a b='1' b='2'/>",
        "<a b='<'/>",
        "<a b='&'/>",
        "<a b='&lt'/>",
        "<a b=1/>",
        "<a b/>",
        "<a b='1'c='2'/>",
        "<a b='1\"/>",
        "<a><b></a></b>",
        "</a>",
        "<a></b>",
        "<a></ a>",
        "</>",
        "<>",
        "< a/>",
        "<1/>",
        "<a:/>",
        "<:a/>",
        "<a:b:c/>",
        "<x:a/>",
        "<a x:b='1'/>",
        "<xmlns:a/>",
        "<a xmlns:x=''/>",
        "<a xmlns:xml='urn:x'/>",
        "<a xmlns:xmlns='urn:x'/>",
        "<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>",
        "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
        "<a></a b='1'>",
        "]]>",
        "&",
        "&a;",
        "&nbsp;",
        "&lt",
        "&#0;",
        "&#8;",
        "&#xd800;",
        "&#xffff;",
        "&#x110000;",
        "&#+65;",
        "&#x;",
        "&#;",
        "&#X41;",
        "\u{1}",
        "\u{b}",
        "\u{fffe}",
        "<!-- -- -->",
        "<!-- --->",
        "<!--->",
        "<!-- ",
        "<![CDATA[",
        "<![cdata[x]]>",
        "<?xml version='1.0'?>",
        "<?XML?>",
        "<?1?>",
        "<? a?>",
        "<??>",
        "<?a:b?>",
        "<?a",
        "<!a>",
        "<!>",
        "<a",
        "<a/",
        "<a b='",
        "<a\u{d7}/>",
        "<a b\u{d7}=''/>",
    ];
    for piece in inside {
        let text = format!("<RegistrySet>\n{}{piece}</RegistrySet>", record());
        let refusal = refused(&text);
        assert!(
            matches!(refusal, Some(RegistryFault::NotWellFormed(2))),
            "{piece}: {refusal:?}"
        );
    }
    let right = set(&record());
    for (before, after) in [
        ("x", ""),
        ("", "x"),
        ("", "<a/>"),
        ("&#32;", ""),
        ("", "<![CDATA[]]>"),
        ("\u{feff}\u{feff}", ""),
        (" <?xml version='1.0'?>", ""),
        ("<!-- --><?xml version='1.0'?>", ""),
        ("<?xml?>", ""),
        ("<?xml ?>", ""),
        ("<?xml version='1.1'?>", ""),
        ("<?xml version=1.0?>", ""),
        ("<?xml encoding='utf-8'?>", ""),
        ("<?xml version='1.0' standalone='1'?>", ""),
        ("<?xml version='1.0'encoding='utf-8'?>", ""),
        ("<?xml version='1.0' standalone='no' encoding='utf-8'?>", ""),
        ("<?xml version='1.0' encoding='8'?>", ""),
    ] {
        let refusal = refused(&format!("{before}{right}{after}"));
        assert_eq!(
            refusal,
            Some(RegistryFault::NotWellFormed(1)),
            "{before} {after}"
        );
    }
}

#[test]
fn what_no_file_of_records_needs() {
    // Within the root and beside the records: only the file's form is asked for.
    let with = |inner: &str| refused(&set(&format!("{}{inner}", record())));
    let deep = |depth| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    let attributes = |count| {
        format!(
            "<a {}/>",
            numbered(count, |number| format!("b{number}='' "))
        )
    };
    let spaces = |count| {
        let open = numbered(count, |number| format!("<a xmlns:n{number}='u'>"));
        format!("<a>{open}{}</a>", "</a>".repeat(count))
    };
    let comment = |bytes: usize| format!("<!--{}-->", "x".repeat(bytes));
    let blank = |bytes: usize| " ".repeat(bytes);
    for (right, wrong) in [
        (deep(63), deep(64)),
        (attributes(64), attributes(65)),
        (comment(900_000), comment(1_000_000)),
        (blank(900_000), format!("{0}<!-- -->{0}", blank(600_000))),
    ] {
        assert_eq!(with(&right), None);
        assert!(matches!(
            with(&wrong),
            Some(RegistryFault::NotWellFormed(_))
        ));
    }
    let many = numbered(33, |number| format!(" xmlns:n{number}='u'"));
    let nested = |times: usize| {
        format!(
            "{}{}",
            format!("<a{many}>").repeat(times),
            "</a>".repeat(times)
        )
    };
    assert_eq!((with(&nested(1)), with(&spaces(61))), (None, None));
    assert!(matches!(
        with(&nested(2)),
        Some(RegistryFault::NotWellFormed(_))
    ));
    // What was declared is forgotten where its element ends.
    assert_eq!(with(&nested(1).repeat(3)), None);
}

#[test]
fn limits_of_a_table() {
    let text = set(&record().repeat(3));
    let with = |limits: Limits| read(text.as_bytes(), &limits, &mut |_| {}).err();
    let default = Limits::default;
    for (limits, fault) in [
        (
            Limits {
                file_bytes: 99,
                ..default()
            },
            TableFault::TooLarge(99),
        ),
        (
            Limits {
                rows: 3,
                ..default()
            },
            TableFault::TooManyRows(2),
        ),
        (
            Limits {
                cell_bytes: 9,
                ..default()
            },
            TableFault::LongCell(1),
        ),
        (
            Limits {
                cells: 20,
                ..default()
            },
            TableFault::TooManyCells,
        ),
        (
            Limits {
                text_bytes: 99,
                ..default()
            },
            TableFault::TooManyCells,
        ),
    ] {
        assert_eq!(with(limits), Some(fault.into()), "{fault:?}");
    }
    assert_eq!(
        with(Limits {
            rows: 4,
            ..default()
        }),
        None
    );
}
