//! Everything that can go wrong, told apart as far as the user has something different to do.

use serde::Deserialize;

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// No network or no server.
    Offline,
    /// No answer in time.
    TimedOut,
    /// Not what the contract promises: a page instead of data, or another success. Whether anything was done
    /// is not known.
    Malformed,
    /// The session ended.
    SessionEnded,
    /// Not an administrator (any more).
    Forbidden,
    /// It does not exist for this person.
    NotFound,
    /// The candidate has left the directory.
    StaffNotFound,
    /// Access was given already.
    AlreadyHasAccess,
    /// Nobody would be left to administer.
    LastAdministrator,
    /// The руководитель's right comes from Госуслуги.
    HeadIsAdministrator,
    /// A change to one's own rights that was not said to be meant.
    OwnRights,
    /// What was revoked can be given back no longer.
    RestoreTooLate,
    /// A template of this name is there.
    TemplateExists,
    /// As many are there as there may be.
    QuotaReached,
    /// The backend wants a sign-in not older than so many seconds.
    SignInStale(Option<u32>),
    /// These very records were sent already.
    AlreadySubmitted,
    /// Other records have come under this number of a portion.
    PortionDiffers,
    /// All records of the submission are there.
    SubmissionClosed,
    /// Records of the submission are missing.
    SubmissionIncomplete,
    /// A sign of a violation cannot get this state any more.
    TransitionNotAllowed,
    /// The declaration is no draft any more.
    DeclarationSubmitted,
    /// Still being carried out.
    InProgress,
    /// Somebody saved first.
    ChangedMeanwhile,
    /// It stands against what is there, in a way that the contract does not name.
    Conflict,
    /// It may not be changed for now.
    Locked,
    /// Fields at fault.
    Invalid,
    /// Refused as it stands, in a way that the contract does not name.
    NotAccepted,
    /// This sign-in is used up or another browser's.
    LoginUnknown,
    /// The sign-in took too long.
    LoginExpired,
    /// Госуслуги did not accept the code.
    CodeRejected,
    /// The answer came from another provider.
    OtherProvider,
    /// Not подтверждённая.
    AccountUnconfirmed,
    /// Госуслуги do not answer.
    ProviderFailed,
    /// The list has moved on.
    CursorInvalid,
    /// Wait, so many seconds if known.
    TooManyRequests(Option<u32>),
    /// The server failed.
    Server,
    /// Nobody is there for now: wait, so many seconds if known.
    Unavailable(Option<u32>),
    /// A part of the app could not be loaded: no network, or a newer app is there by now.
    PartMissing,
    /// The browser keeps nothing for the tab.
    NoStorage,
}

impl ErrorKind {
    /// Whether what was asked may have been done all the same: then it is looked at anew.
    #[must_use]
    pub fn leaves_open(self) -> bool {
        matches!(
            self,
            Self::Offline | Self::TimedOut | Self::Malformed | Self::Server | Self::Unavailable(_)
        )
    }
}

/// A field of what was sent that the backend refused; as the contract has it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct FieldFault {
    /// RFC 6901, into what was sent.
    pub pointer: String,
    /// Such as `check_digits`.
    pub code: String,
}
