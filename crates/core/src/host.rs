//! The page around this one, when the app is shown in a frame of another site: what it may say, and what
//! is believed of it. The origin of a message is the browser's to tell; here is decided what it means.

pub use crate::host_page::HostPage;

use crate::domain::OrganizationId;
use crate::json::{Member, object};
use crate::route::{Place, Route};
use serde::{Deserialize, Serialize};

/// The version of what app and host say to one another. Another one is another language: it is not read.
pub const VERSION: u64 = 1;

/// What the host has said.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Wishes {
    /// Where the host's page is, to come back to after a sign-in.
    pub page: Option<HostPage>,
    /// The language, by its code.
    pub language: Option<String>,
    /// The organization and section to be shown.
    pub place: Option<Route>,
    /// The host's colours and corners: names and values of custom properties.
    pub theme: Vec<(&'static str, String)>,
    /// The host's version for people with poor sight.
    pub vision: Vision,
}

/// What the host says about itself in the name of the frame, before a word is exchanged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Introduction {
    /// The origin to speak to; on the configured list.
    pub origin: String,
    /// Which of the cabinets on the host's page it is, from 0.
    pub number: u64,
    /// What it wishes.
    pub wishes: Wishes,
}

impl Introduction {
    /// Reads it; `None` when it is none of ours, of another version, or of a site that is not on the list.
    #[must_use]
    pub fn parse(text: &str, origins: &[String]) -> Option<Self> {
        let said = read(text)?;
        let origin = said.origin.get()?;
        let origin = origins.iter().find(|known| *known == origin)?.clone();
        let wishes = Wishes::of(&said, &origin);
        Some(Self {
            origin,
            number: said.number.get().copied().unwrap_or_default(),
            wishes,
        })
    }
}

impl Wishes {
    /// Reads a message that came from `origin`, which is on the list; `None` when it is none of ours.
    #[must_use]
    pub fn parse(text: &str, origin: &str) -> Option<Self> {
        let said = read(text)?;
        (said.kind.text()? == "wishes").then(|| Self::of(&said, origin))
    }

    fn of(said: &Said, origin: &str) -> Self {
        let page = said.page.text();
        Self {
            // A host speaks of its own pages only.
            page: page.and_then(|page| HostPage::new(page, &[origin.to_owned()])),
            language: said.lang.text().map(str::to_owned),
            place: place(said.organization.text(), said.section.text()),
            theme: theme(said.theme.text().unwrap_or_default()),
            vision: Vision::parse(said.vision.text().unwrap_or_default()),
        }
    }
}

/// What a host says, as it writes it.
#[derive(Deserialize)]
struct Said {
    lkot: u64,
    #[serde(default, rename = "type")]
    kind: Member<String>,
    #[serde(default)]
    origin: Member<String>,
    #[serde(default)]
    number: Member<u64>,
    #[serde(default)]
    page: Member<String>,
    #[serde(default)]
    lang: Member<String>,
    #[serde(default)]
    organization: Member<String>,
    #[serde(default)]
    section: Member<String>,
    #[serde(default)]
    theme: Member<String>,
    #[serde(default)]
    vision: Member<String>,
}

fn read(text: &str) -> Option<Said> {
    object(text).filter(|said: &Said| said.lkot == VERSION)
}

fn place(organization: Option<&str>, section: Option<&str>) -> Option<Route> {
    let organization = OrganizationId::parse(organization?)?;
    let path = Route::Cabinet(organization, Place::Home).path();
    // A section that is not known leads to the organization.
    let whole = section.and_then(|section| Route::parse(&format!("{path}/{section}")));
    whole.or_else(|| Route::parse(&path))
}

/// What the app tells the host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// The app is there.
    Ready,
    /// It is so many CSS pixels high.
    Height(u32),
    /// Somebody is signed in; not who.
    SignedIn,
    /// The session has ended.
    Expired,
    /// The cabinet of this organization was opened.
    Organization(OrganizationId),
    /// The window leaves for a sign-in and will come back.
    Leaving,
    /// Another place is shown, or a dialog over it: the frame should be in sight.
    Place,
    /// The place that is shown: there a frame begins that was moved within the host's page, which has to load
    /// anew.
    At(Route),
}

impl News {
    /// The message.
    #[must_use]
    pub fn to_message(&self) -> String {
        let bare = |kind| Message {
            lkot: VERSION,
            kind,
            height: None,
            organization: None,
            path: None,
        };
        let message = match self {
            Self::Ready => bare("ready"),
            Self::Height(height) => Message {
                height: Some(*height),
                ..bare("height")
            },
            Self::SignedIn => bare("signed-in"),
            Self::Expired => bare("expired"),
            Self::Organization(id) => Message {
                organization: Some(id),
                ..bare("organization")
            },
            Self::Leaving => bare("leaving"),
            Self::Place => bare("place"),
            Self::At(place) => Message {
                path: Some(place.path()),
                ..bare("at")
            },
        };
        // Texts and a number: nothing here can fail.
        serde_json::to_string(&message).unwrap_or_default()
    }
}

/// What the app says, as the host reads it.
#[derive(Serialize)]
struct Message<'a> {
    lkot: u64,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a OrganizationId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

/// The names of all that a host may set.
pub fn looks() -> impl Iterator<Item = &'static str> {
    COLOURS.into_iter().chain(LENGTHS)
}

/// What of the app's look a host may set: a colour or a length each.
const COLOURS: [&str; 11] = [
    "page",
    "surface",
    "text",
    "secondary",
    "accent",
    "accent-hover",
    "accent-soft",
    "on-accent",
    "control-border",
    "hairline",
    "danger",
];
const LENGTHS: [&str; 2] = ["radius-control", "radius-card"];

/// Reads `accent: #0d4cd3; radius-control: 8px`: what is not on the list or has another form is left out.
fn theme(text: &str) -> Vec<(&'static str, String)> {
    let pairs = text.split(';').filter_map(|pair| pair.split_once(':'));
    pairs
        .filter_map(|(name, value)| {
            let (name, value) = (name.trim().trim_start_matches("--"), value.trim());
            let listed = |list: &[&'static str]| list.iter().find(|known| **known == name).copied();
            let known = listed(&COLOURS).filter(|_| is_colour(value));
            let known = known.or_else(|| listed(&LENGTHS).filter(|_| is_length(value)));
            known.map(|name| (name, value.to_owned()))
        })
        .collect()
}

/// `#rgb` or `#rrggbb`: a colour that is seen through would break the contrast.
fn is_colour(value: &str) -> bool {
    let digits = value.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// `0`, or up to three digits and `px`.
fn is_length(value: &str) -> bool {
    let digits = value.strip_suffix("px").unwrap_or_default();
    value == "0"
        || (matches!(digits.len(), 1..=3) && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

/// The choices of the host's panel for people with poor sight, in the words of the `bvi` plugin, which most
/// regional sites have (`data-bvi-theme` and so on).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Vision {
    /// The colours.
    pub scheme: Option<&'static str>,
    /// The size of the text in percent.
    pub size: Option<u32>,
    /// The distance between letters: `average` or `big`.
    pub letters: Option<&'static str>,
    /// The distance between lines: `average` or `big`.
    pub lines: Option<&'static str>,
    /// Letters with serifs.
    pub serif: bool,
}

/// The size that the plugin takes for usual, in pixels.
const USUAL_SIZE: u32 = 16;
const LARGEST_PERCENT: u32 = 250;
const SCHEMES: [&str; 5] = ["white", "black", "blue", "brown", "green"];
const DISTANCES: [&str; 2] = ["average", "big"];

impl Vision {
    /// Reads `theme: black; fontsize: 24; letterspacing: big; lineheight: average; fontfamily: times`.
    fn parse(text: &str) -> Self {
        let mut vision = Self::default();
        for (name, value) in text.split(';').filter_map(|pair| pair.split_once(':')) {
            let value = value.trim();
            let one_of =
                |list: &[&'static str]| list.iter().find(|known| **known == value).copied();
            match name.trim() {
                "theme" => vision.scheme = one_of(&SCHEMES),
                "fontsize" => {
                    let percent = value
                        .parse()
                        .ok()
                        .map(|size: u32| size.saturating_mul(100) / USUAL_SIZE);
                    // Smaller than usual helps nobody who needs this.
                    vision.size = percent
                        .filter(|percent| *percent > 100)
                        .map(|it| it.min(LARGEST_PERCENT));
                }
                "letterspacing" => vision.letters = one_of(&DISTANCES),
                "lineheight" => vision.lines = one_of(&DISTANCES),
                "fontfamily" => vision.serif = value == "times",
                _ => {}
            }
        }
        vision
    }
}

#[cfg(test)]
mod tests;
