//! What the cabinet is about, without a browser or a server: all of it runs on the host.

mod access;
mod address;
mod capabilities;
mod check_digits;
mod day;
mod error_kind;
mod id;
mod known;
mod organization;
mod page;
mod person;
mod remembered;
mod retry_policy;
mod scroll;
mod sections;

pub use access::bulk::{Activity, Next, Run, Ticket};
pub use access::bulk_change::{BulkChange, Effect, Obstacle, toggled_to_take};
pub use access::caution::{Caution, cautions};
pub use access::consent::{Consent, ConsentForm};
pub use access::draft::{Draft, DraftOf};
pub use access::employee::{
    Employee, EmployeeAccess, Grant, GrantAttempt, Grantee, History, IdempotencyKey, Numbers,
    StaffMember, Version,
};
pub use access::employee_query::{EmployeeQuery, EmployeeSort, EmployeeState};
pub use access::employee_set::EmployeeSet;
pub use access::journal::{JournalAction, JournalEntry, JournalQuery};
pub use access::merge::{Disagreement, Merge, TermMerge};
pub use access::permission::{
    Catalogue, Difference, Permission, PermissionCode, Permissions, Template,
};
pub use access::rights::Rights;
pub use address::apart;
pub use capabilities::{Capabilities, Capability, Optional, offer};
pub use check_digits::{Inn, NumberFault, OrganizationInn, Snils};
pub use day::{Day, NotADay, Term, TermState};
pub use error_kind::{ErrorKind, FieldFault};
pub use id::{
    DeclarationId, EmployeeId, NotAnId, OrganizationId, PersonId, ReportId, StaffId, SubmissionId,
    TemplateId, ViolationId, WorkplaceId,
};
pub use known::Known;
pub use organization::{
    Access, AccessState, ClosedReason, Organization, OrganizationQuery, OrganizationSort,
    OrganizationSummary, Role, Section, SectionAction,
};
pub use page::{Cursor, Page, Paging};
pub use person::{FullName, Person, PersonByHand, PersonDraft, PersonFault, PersonField};
pub use remembered::{Remembered, RememberedOrganization};
pub use retry_policy::{Again, RetryPolicy};
pub use scroll::{VirtualWindow, Window};
pub use sections::autosave::{Autosave, Reread};
pub use sections::declaration::{
    DECLARATIONS, Declaration, DeclarationContent, DeclarationFault, DeclarationField,
    DeclarationState, DeclarationSummary, DeclaredWorkplace, SUBMITTED_DECLARATIONS,
};
pub use sections::history_entry::{HistoryEntry, news};
pub use sections::portions::{Cut, OtherCut, PORTION};
pub use sections::sout::{
    ClassCount, ConditionClass, Factor, GuaranteeCount, SOUT_REPORTS, SoutReport,
    SoutReportSummary, Tone, WORKPLACES, Workplace,
};
pub use sections::training::{
    LearnProgram, NewSubmission, PortionOutcome, RecordState, Submission, SubmissionPortion,
    SubmissionState, SubmissionSummary, TRAINING_RECORDS, TrainingRecord,
};
pub use sections::view::{Choice, Shape, View};
pub use sections::violation::{
    AnswerDraft, AnswerFault, VIOLATIONS, Violation, ViolationChange, ViolationState,
    ViolationSummary,
};
