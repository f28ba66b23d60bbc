//! A list of a section: search, filters, how many there are, and the table that grows as it is scrolled.
//! What is asked stands in the address.

use super::words::words;
use crate::domain::{Cursor, Day, Shape, View};
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::navigation::Navigator;
use crate::ui::export::{Export, Lines, ReadingLines};
use crate::ui::scroll::rows::ScrollTable;
use crate::ui::scroll::{Reading, Scroll};
use crate::ui::{DateField, SearchField, SelectField};
use leptos::prelude::*;

/// A list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct SectionList {
    /// The rows.
    pub scroll: Scroll,
    /// What is asked.
    pub view: RwSignal<View>,
    shape: &'static Shape,
    words: &'static ListTexts,
}

impl SectionList {
    /// Begins to read. `id` is unique on the page, `address` is the page's path, `read` makes what reads
    /// rows of the view from a cursor on.
    pub fn new(
        id: &'static str,
        address: String,
        shape: &'static Shape,
        words: &'static ListTexts,
        read: impl FnOnce(RwSignal<View>) -> Callback<Option<Cursor>, Reading>,
    ) -> Self {
        let navigator = expect_context::<Navigator>();
        let mut asked = View::parse(shape, &navigator.query());
        asked.text = navigator.searched(asked.text);
        let view = RwSignal::new(asked);
        let scroll = Scroll::new(id, read(view));
        Effect::new(move |_| {
            let (query, text) = view.with(|view| (view.to_query(shape), view.text.clone()));
            navigator.show_query(&address, &query, &text);
            scroll.restart();
        });
        Self {
            scroll,
            view,
            shape,
            words,
        }
    }

    /// Only this one of those that the backend lists, or any.
    pub fn choose_listed(self, number: Option<&str>) {
        self.set(|view| view.choose_listed(number));
    }

    /// Only this value of the choice at this place of the shape, or any.
    pub fn choose(self, choice: usize, value: Option<usize>) {
        self.set(|view| view.choose(choice, value));
    }

    fn set(self, change: impl FnOnce(&mut View)) {
        let mut next = self.view.get_untracked();
        change(&mut next);
        if self.view.with_untracked(|view| *view != next) {
            self.view.set(next);
        }
    }
}

/// The view as a file.
#[derive(Clone, Copy)]
pub struct ListFile {
    /// Its name, without its end.
    pub name: &'static str,
    /// The first line.
    pub columns: &'static [&'static str],
    /// Reads from a cursor, or from the beginning.
    pub read: Callback<Option<Cursor>, ReadingLines>,
}

/// What one request brings to a file.
pub fn lines<T>(page: &crate::domain::Page<T>, line: impl Fn(&T) -> String) -> Lines {
    Lines {
        text: page.items.iter().map(line).collect(),
        count: page.items.len() as u64,
        total: page.total,
        next: page.next.clone(),
    }
}

/// The list with everything above it.
#[component]
pub fn ListFrame(
    list: SectionList,
    /// The row of headings.
    head: AnyView,
    /// A filter whose values the backend lists, where there is one (`Shape::listed`).
    #[prop(optional)]
    listed: Option<AnyView>,
    /// The view as a file, where there is one.
    #[prop(optional)]
    file: Option<ListFile>,
) -> impl IntoView {
    let SectionList {
        scroll,
        view,
        shape,
        words,
    } = list;
    let text = view.with_untracked(|view| view.text.clone());
    let on_search = Callback::new(move |text: String| {
        list.set(|view| text.trim().clone_into(&mut view.text));
    });
    let count = move || {
        Some(match scroll.total()? {
            0 if view.with(|view| view.is_narrowed(shape)) => words.none_such.to_owned(),
            0 => words.empty.to_owned(),
            total => (words.count)(total),
        })
    };
    let choices = words.choices.iter().enumerate();
    let choices = choices.map(|(at, choice)| list_choice(list, at, choice));
    let filters = view! {
        <div class="filters">
            {choices.collect_view()}
            {listed}
            {shape.days.then(|| view! { <Days list=list /> })}
        </div>
    };
    let file = file.map(|file| {
        view! { <Export name=file.name columns=file.columns read=file.read /> }
    });
    view! {
        <SearchField
            label=words.search
            id="search-section"
            value=text
            on_search=on_search
        />
        {filters}
        <div class="list-head">
            <p class="count" role="status">
                {move || count()}
            </p>
            {file}
        </div>
        <ScrollTable scroll=scroll label=words.label head=head />
    }
}

fn list_choice(list: SectionList, at: usize, choice: &'static ChoiceTexts) -> AnyView {
    let now = list.view.with_untracked(|view| view.chosen(at));
    let options = std::iter::once(choice.any).chain(choice.values.iter().copied());
    let id = list.shape.choices.get(at).map_or("", |it| it.name);
    view! {
        <SelectField
            label=choice.label
            id=id
            options=options.map(str::to_owned).collect()
            chosen=now.map_or(0, |place| place + 1)
            follows=place_of(list, at)
            on_choose=Callback::new(move |place: usize| {
                list.set(|view| view.choose(at, place.checked_sub(1)));
            })
        />
    }
    .into_any()
}

/// The place of the option that is chosen, whoever chose it.
fn place_of(list: SectionList, at: usize) -> Signal<Option<String>> {
    Signal::derive(move || {
        let chosen = list.view.with(|view| view.chosen(at));
        Some(chosen.map_or(0, |place| place + 1).to_string())
    })
}

#[component]
fn Days(list: SectionList) -> impl IntoView {
    let t = words();
    let text = |day: &Option<Day>| day.as_ref().map_or("", Day::as_str).to_owned();
    view! {
        <DateField
            label=t.from
            id="from"
            value=Signal::derive(move || list.view.with(|view| text(&view.from)))
            on_change=Callback::new(move |day: String| list.set(|view| view.from = Day::parse(&day)))
        />
        <DateField
            label=t.to
            id="to"
            value=Signal::derive(move || list.view.with(|view| text(&view.to)))
            on_change=Callback::new(move |day: String| list.set(|view| view.to = Day::parse(&day)))
        />
    }
}
