//! The only paths of the app: every address is made and read here.

use crate::domain::{DeclarationId, OrganizationId, ReportId, Section, SubmissionId, ViolationId};
use crate::host_page::HostPage;

/// The query by which the landing is asked, by somebody signed in, for a sign-in not older than so many
/// seconds.
pub const MAX_AGE: &str = "?max_age=";

/// A place in the app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// What this is, and «Вход в систему».
    Landing,
    /// Where the identity provider sends the browser back.
    Callback,
    /// Where the identity provider sends the browser back after a sign-out (profile `oidc`).
    SignedOut,
    /// «Организации».
    Organizations,
    /// The cabinet of one organization.
    Cabinet(OrganizationId, Place),
}

/// A place in the cabinet of an organization.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// The overview.
    Home,
    /// One section: its list.
    Section(Section),
    /// Checking records for the registry, and sending them.
    SendRecords,
    /// What was sent to the registry.
    Submissions,
    /// One of these.
    Submission(SubmissionId),
    /// One СОУТ report.
    Report(ReportId),
    /// One declaration.
    Declaration(DeclarationId),
    /// One sign of a violation.
    Violation(ViolationId),
    /// «Администрирование».
    Administration,
    /// Its journal.
    Journal,
}

impl Route {
    /// Reads a path below the base; `None` when the app has no such place.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Some(Self::Landing),
            ["auth", "callback"] => Some(Self::Callback),
            ["auth", "signed-out"] => Some(Self::SignedOut),
            ["organizations"] => Some(Self::Organizations),
            ["organizations", id] => Some(Self::Cabinet(OrganizationId::parse(id)?, Place::Home)),
            ["organizations", id, place @ ..] => Some(Self::Cabinet(
                OrganizationId::parse(id)?,
                Place::parse(place)?,
            )),
            _ => None,
        }
    }

    /// The path below the base, beginning with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Landing => "/".to_owned(),
            Self::Callback => "/auth/callback".to_owned(),
            Self::SignedOut => "/auth/signed-out".to_owned(),
            Self::Organizations => "/organizations".to_owned(),
            Self::Cabinet(id, place) => format!("/organizations/{}{}", id.as_str(), place.path()),
        }
    }
}

impl Place {
    fn parse(parts: &[&str]) -> Option<Self> {
        if let [slug] = parts
            && let Some(section) = section_of(slug)
        {
            return Some(Self::Section(section));
        }
        Some(match parts {
            ["administration"] => Self::Administration,
            ["journal"] => Self::Journal,
            [section, rest @ ..] => match (section_of(section)?, rest) {
                (Section::TrainingRegistry, ["send"]) => Self::SendRecords,
                (Section::TrainingRegistry, ["sent"]) => Self::Submissions,
                (Section::TrainingRegistry, ["sent", id]) => {
                    Self::Submission(SubmissionId::parse(id)?)
                }
                (Section::SoutReports, [id]) => Self::Report(ReportId::parse(id)?),
                (Section::Declarations, [id]) => Self::Declaration(DeclarationId::parse(id)?),
                (Section::Violations, [id]) => Self::Violation(ViolationId::parse(id)?),
                _ => return None,
            },
            [] => return None,
        })
    }

    /// The path below the organization's.
    fn path(&self) -> String {
        let within = |rest: &str| match self.section() {
            Some(section) => format!("/{}{rest}", section_slug(section)),
            None => rest.to_owned(),
        };
        match self {
            Self::Home => String::new(),
            Self::Administration => within("/administration"),
            Self::Journal => within("/journal"),
            Self::Section(_) => within(""),
            Self::SendRecords => within("/send"),
            Self::Submissions => within("/sent"),
            Self::Submission(id) => within(&format!("/sent/{}", id.as_str())),
            Self::Report(id) => within(&format!("/{}", id.as_str())),
            Self::Declaration(id) => within(&format!("/{}", id.as_str())),
            Self::Violation(id) => within(&format!("/{}", id.as_str())),
        }
    }

    /// The section in which it is.
    #[must_use]
    pub fn section(&self) -> Option<Section> {
        Some(match self {
            Self::Home | Self::Administration | Self::Journal => return None,
            Self::Section(section) => *section,
            Self::SendRecords | Self::Submissions | Self::Submission(_) => {
                Section::TrainingRegistry
            }
            Self::Report(_) => Section::SoutReports,
            Self::Declaration(_) => Section::Declarations,
            Self::Violation(_) => Section::Violations,
        })
    }
}

fn section_of(slug: &str) -> Option<Section> {
    let mut all = Section::ALL.into_iter();
    all.find(|section| section_slug(*section) == slug)
}

fn section_slug(section: Section) -> &'static str {
    match section {
        Section::TrainingRegistry => "training-registry",
        Section::SoutReports => "sout-reports",
        Section::Declarations => "declarations",
        Section::Violations => "violations",
    }
}

/// The path prefix under which the app is served: empty, or `/something` without a slash at the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base(String);

impl Base {
    /// Reads the path of `<base href>`.
    #[must_use]
    pub fn new(base_path: &str) -> Self {
        Self(base_path.trim_end_matches('/').to_owned())
    }

    /// The prefix, for the router.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.0
    }

    /// The address of a place, for a link.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        format!("{}{}", self.0, route.path())
    }

    /// The place of an address; `None` also for `/appendix` when the base is `/app`.
    #[must_use]
    pub fn route(&self, address_path: &str) -> Option<Route> {
        let path = address_path.strip_prefix(&self.0)?;
        (path.is_empty() || path.starts_with('/')).then(|| Route::parse(path))?
    }
}

/// Where a sign-in leads: only a place of this app where one can be signed in or, from a frame, the page of
/// the host around it, so no address from outside can send the user elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReturnTo {
    route: Route,
    host: Option<HostPage>,
}

impl ReturnTo {
    /// The place to return to after signing in at `route`.
    #[must_use]
    pub fn from_route(route: Option<Route>) -> Self {
        let route = match route {
            Some(route @ Route::Cabinet(..)) => route,
            _ => Route::Organizations,
        };
        Self { route, host: None }
    }

    /// The page of the host from whose frame the sign-in was begun.
    #[must_use]
    pub fn to_host(page: HostPage) -> Self {
        Self {
            host: Some(page),
            ..Self::from_route(None)
        }
    }

    /// Reads what was kept during the redirect.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (path, page) = text.split_once(' ').unwrap_or((text, ""));
        Self {
            host: HostPage::kept(page),
            ..Self::from_route(Route::parse(path))
        }
    }

    /// The page of the host, if it is to be returned to and its origin is (still) on the configured list.
    #[must_use]
    pub fn host(&self, origins: &[String]) -> Option<HostPage> {
        HostPage::new(self.host.as_ref()?.as_str(), origins)
    }

    /// The place.
    #[must_use]
    pub fn into_route(self) -> Route {
        self.route
    }

    /// The text to keep during the redirect.
    #[must_use]
    pub fn to_storage(&self) -> String {
        let path = self.route.path();
        match &self.host {
            None => path,
            Some(page) => format!("{path} {}", page.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Route> {
        let id = || OrganizationId::parse("kd-0001").unwrap();
        let sections = Section::ALL
            .into_iter()
            .map(|section| Route::Cabinet(id(), Place::Section(section)));
        [
            Route::Landing,
            Route::Callback,
            Route::SignedOut,
            Route::Organizations,
            Route::Cabinet(id(), Place::Home),
            Route::Cabinet(id(), Place::Administration),
            Route::Cabinet(id(), Place::Journal),
            Route::Cabinet(id(), Place::SendRecords),
            Route::Cabinet(id(), Place::Submissions),
            Route::Cabinet(
                id(),
                Place::Submission(SubmissionId::parse("ts-1").unwrap()),
            ),
            Route::Cabinet(id(), Place::Report(ReportId::parse("sr-1").unwrap())),
            Route::Cabinet(
                id(),
                Place::Declaration(DeclarationId::parse("dc-1").unwrap()),
            ),
            Route::Cabinet(id(), Place::Violation(ViolationId::parse("vs-1").unwrap())),
        ]
        .into_iter()
        .chain(sections)
        .collect()
    }

    /// The site map; a changed line here breaks somebody's bookmark.
    #[test]
    fn every_path() {
        let paths: Vec<_> = all().iter().map(Route::path).collect();
        assert_eq!(
            paths,
            [
                "/",
                "/auth/callback",
                "/auth/signed-out",
                "/organizations",
                "/organizations/kd-0001",
                "/organizations/kd-0001/administration",
                "/organizations/kd-0001/journal",
                "/organizations/kd-0001/training-registry/send",
                "/organizations/kd-0001/training-registry/sent",
                "/organizations/kd-0001/training-registry/sent/ts-1",
                "/organizations/kd-0001/sout-reports/sr-1",
                "/organizations/kd-0001/declarations/dc-1",
                "/organizations/kd-0001/violations/vs-1",
                "/organizations/kd-0001/training-registry",
                "/organizations/kd-0001/sout-reports",
                "/organizations/kd-0001/declarations",
                "/organizations/kd-0001/violations",
            ]
        );
    }

    #[test]
    fn every_path_reads_back_with_and_without_a_base() {
        for route in all() {
            assert_eq!(Route::parse(&route.path()), Some(route.clone()));
            let base = Base::new("/cabinet/");
            assert_eq!(base.route(&base.href(&route)), Some(route));
        }
    }

    #[test]
    fn what_is_not_ours_is_no_route() {
        for path in [
            "/nowhere",
            "/organizations/a/b/c",
            "/organizations/%2e%2e",
            "/organizations/a/x",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
        assert_eq!(Base::new("/app").route("/appendix"), None);
    }

    #[test]
    fn a_sign_in_returns_only_into_the_app() {
        for path in [
            "https://evil.example/",
            "//evil.example",
            "/auth/callback",
            "/auth/signed-out",
            "/",
            "javascript:x",
        ] {
            assert_eq!(
                ReturnTo::parse(path).into_route(),
                Route::Organizations,
                "{path}"
            );
        }
        let deep = "/organizations/romashka/administration";
        assert_eq!(ReturnTo::parse(deep).into_route().path(), deep);
    }

    #[test]
    fn from_a_frame_a_sign_in_returns_to_a_page_of_the_host() {
        let list = ["https://region.example".to_owned()];
        let page = HostPage::new("https://region.example/labour#cabinet", &list).unwrap();
        let kept = ReturnTo::to_host(page.clone()).to_storage();
        let read = ReturnTo::parse(&kept);
        assert_eq!(read.host(&list), Some(page));
        // Taken off the list meanwhile, or never on it.
        assert_eq!(read.host(&[]), None);
        for kept in [
            "/organizations https://evil.example/",
            "/organizations ",
            "/organizations",
        ] {
            let read = ReturnTo::parse(kept);
            assert_eq!(read.host(&list), None, "{kept}");
            assert_eq!(read.into_route(), Route::Organizations, "{kept}");
        }
    }
}
