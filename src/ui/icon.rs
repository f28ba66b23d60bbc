use leptos::prelude::*;

/// The icons of the one set: 20 px, strokes, in the colour of the text.
#[derive(Clone, Copy)]
pub enum IconName {
    /// Down.
    ChevronDown,
    /// To the left.
    ChevronLeft,
    /// To the right.
    ChevronRight,
    /// Close.
    Cross,
    /// Add.
    Plus,
    /// Search.
    Search,
    /// A person.
    Person,
    /// A pencil.
    Pencil,
    /// A star: a favourite.
    Star,
    /// A table.
    Table,
}

/// An icon. It says nothing to assistive technology: a word or a name stands beside it.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    let path = match name {
        IconName::ChevronDown => "M5 7.5l5 5 5-5",
        IconName::ChevronLeft => "M12.5 5l-5 5 5 5",
        IconName::ChevronRight => "M7.5 5l5 5-5 5",
        IconName::Cross => "M5 5l10 10M15 5L5 15",
        IconName::Plus => "M10 4v12M4 10h12",
        IconName::Search => "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17",
        IconName::Person => {
            "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 17c.6-3 3.2-4.5 6.5-4.5s5.900 1.500 6.500 4.500"
        }
        IconName::Pencil => {
            "M4 16l.8-3.600L13 4.200l2.800 2.800-8.200 8.200zM11.500 5.700l2.800 2.800"
        }
        IconName::Table => "M3 4h14v12H3zM3 8h14M3 12h14M8 8v8",
        IconName::Star => {
            "M10 3l2.100 4.400 4.900.6-3.600 3.300.9 4.700-4.300-2.400L5.700 16l.9-4.700L3 8l4.900-.6z"
        }
    };
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}
