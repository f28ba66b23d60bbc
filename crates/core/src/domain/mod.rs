//! What the cabinet is about, without a browser or a server: all of it runs on the host.

mod address;
mod autosave;
mod bulk;
mod bulk_change;
mod caution;
mod check_digits;
mod consent;
mod day;
mod declaration;
mod draft;
mod employee;
mod employee_query;
mod employee_set;
mod happened;
mod id;
mod journal;
mod merge;
mod offers;
mod organization;
mod page;
mod patience;
mod permission;
mod person;
mod portions;
mod remembered;
mod rights;
mod scroll;
mod sout;
mod training;
mod trouble;
mod view;
mod violation;

pub use autosave::{Autosave, Reread};
pub use bulk::{Activity, Next, Run, Ticket};
pub use bulk_change::{BulkChange, Effect, Obstacle, toggled_to_take};
pub use caution::{Caution, cautions};
pub use check_digits::{Inn, NumberFault, OrganizationInn, Snils};
pub use consent::{Consent, ConsentForm};
pub use day::{Day, NotADay, Term, TermState};
pub use declaration::{
    DECLARATIONS, Declaration, DeclarationContent, DeclarationFault, DeclarationField,
    DeclarationState, DeclarationSummary, DeclaredWorkplace, SUBMITTED_DECLARATIONS,
};
pub use draft::{Draft, DraftOf};
pub use employee::{
    Employee, EmployeeAccess, Grant, GrantAttempt, Grantee, History, IdempotencyKey, Numbers,
    StaffMember, Version,
};
pub use employee_query::{EmployeeQuery, EmployeeSort, EmployeeState};
pub use employee_set::EmployeeSet;
pub use happened::{Happened, news};
pub use id::{
    DeclarationId, EmployeeId, NotAnId, OrganizationId, PersonId, ReportId, StaffId, SubmissionId,
    TemplateId, ViolationId, WorkplaceId,
};
pub use journal::{JournalAction, JournalEntry, JournalQuery};
pub use merge::{Disagreement, Merge, TermMerge};
pub use offers::{Offer, Offers};
pub use organization::{
    Access, AccessState, ClosedReason, Organization, OrganizationQuery, OrganizationSort,
    OrganizationSummary, Role, Section, SectionAction,
};
pub use page::{Cursor, Page, Paging};
pub use patience::{Again, Patience};
pub use permission::{Catalogue, Difference, Permission, PermissionCode, Permissions, Template};
pub use person::{FullName, Person, PersonByHand, PersonDraft, PersonFault, PersonField};
pub use portions::{Cut, OtherCut, PORTION};
pub use remembered::{Remembered, RememberedOrganization};
pub use rights::Rights;
pub use scroll::{Heights, Window};
pub use sout::{
    ClassCount, ConditionClass, Factor, GuaranteeCount, SOUT_REPORTS, SoutReport,
    SoutReportSummary, Tone, WORKPLACES, Workplace,
};
pub use training::{
    LearnProgram, NewSubmission, PortionOutcome, RecordState, Submission, SubmissionPortion,
    SubmissionState, SubmissionSummary, TRAINING_RECORDS, TrainingRecord,
};
pub use trouble::{FieldFault, Trouble};
pub use view::{Choice, Shape, View};
pub use violation::{
    AnswerDraft, AnswerFault, VIOLATIONS, Violation, ViolationChange, ViolationState,
    ViolationSummary,
};
