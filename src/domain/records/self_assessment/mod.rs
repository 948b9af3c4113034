//! Self-assessment against the 14 success factors: rounds, responses, what is agreed on, and what others have shown.

mod answers;
mod consensus;
mod level;
mod own_statement;
mod peer;
mod response;
mod round;

pub use answers::{Answers, StatementNumber};
pub use consensus::{Consensus, Importance};
pub use level::{Answer, Level};
pub use own_statement::OwnStatement;
pub use peer::PeerResult;
pub use response::{RespondentRole, Response};
pub use round::{Round, RoundState, Season, SmallestGroup, unused_title};
