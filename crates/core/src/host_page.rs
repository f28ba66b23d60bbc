//! Where the page around this one is.

/// Names the page in a query.
const HOST: &str = "host";

/// Longer addresses are no pages but attempts.
pub(crate) const LONGEST_ADDRESS: usize = 2000;

/// The address of a page on a site that may embed the app: nothing else can be made of an address, so no
/// sign-in leads anywhere else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HostPage(String);

impl HostPage {
    /// Accepts only an address whose origin is on the configured list.
    #[must_use]
    pub fn new(address: &str, origins: &[String]) -> Option<Self> {
        // Spaces and controls are what browsers quietly drop or change; addresses have none.
        let plain = address.len() <= LONGEST_ADDRESS
            && !address.contains(|letter: char| letter.is_control() || letter.is_whitespace());
        // The origin ends where path, query or fragment begins: `https://a.example.evil` and
        // `https://a.example@evil` must not pass as `https://a.example`.
        // A slip on the list, such as `https://`, must not pass for every site.
        let known = origins.iter().any(|origin| {
            let rest = address.strip_prefix(origin.as_str());
            is_web(origin)
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        });
        (plain && known).then(|| Self(address.to_owned()))
    }

    /// The page in the query with which a frame sends the tab to the sign-in.
    #[must_use]
    pub fn from_query(query: &str, origins: &[String]) -> Option<Self> {
        let query = query.strip_prefix('?')?;
        let (_, page) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == HOST)?;
        Self::new(&page, origins)
    }

    /// That query.
    #[must_use]
    pub fn to_query(&self) -> String {
        let page: String = form_urlencoded::byte_serialize(self.0.as_bytes()).collect();
        format!("?{HOST}={page}")
    }

    /// What this app has kept itself. Whoever follows it asks [`HostPage::new`] again.
    pub(crate) fn kept(address: &str) -> Option<Self> {
        is_web(address).then(|| Self(address.to_owned()))
    }

    /// The address, for the navigation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}
