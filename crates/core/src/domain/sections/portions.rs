//! How the records of a submission are cut into portions, and which portions are still to be sent.

use super::training::SubmissionPortion;

/// Records of one portion; the contract takes no more.
pub const PORTION: u64 = 100;

/// The backend has portions that this cut does not make: another program began the submission.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OtherCut;

/// So many records, in portions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cut {
    records: u64,
}

impl Cut {
    /// Cuts so many records.
    #[must_use]
    pub fn new(records: u64) -> Self {
        Self { records }
    }

    /// How many portions there are.
    #[must_use]
    pub fn portions(self) -> u32 {
        u32::try_from(self.records.div_ceil(PORTION)).unwrap_or(u32::MAX)
    }

    /// How many records a portion has, and the place of its first one among all.
    #[must_use]
    pub fn place(self, number: u32) -> Option<(u64, u64)> {
        let first = u64::from(number.checked_sub(1)?) * PORTION;
        let count = self.records.checked_sub(first)?.min(PORTION);
        (count > 0).then_some((first, count))
    }

    /// The portions to be sent: those that the backend does not have, and after them those of which it
    /// refused records nobody here knows of. The latter are only asked about: the same portion gets its
    /// first answer again. `known` says of which portions the answer is here.
    ///
    /// # Errors
    /// The backend has something that is not one of these portions.
    pub fn left(
        self,
        received: &[SubmissionPortion],
        known: impl Fn(u32) -> bool,
    ) -> Result<Vec<u32>, OtherCut> {
        for portion in received {
            let place = self.place(portion.number).ok_or(OtherCut)?;
            if place.1 != portion.records {
                return Err(OtherCut);
            }
        }
        let is_here = |number: &u32| received.iter().any(|here| here.number == *number);
        let missing = (1..=self.portions()).filter(|number| !is_here(number));
        let unexplained = received
            .iter()
            .filter(|here| here.rejected > 0 && !known(here.number));
        Ok(missing.chain(unexplained.map(|here| here.number)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(number: u32, records: u64, rejected: u64) -> SubmissionPortion {
        SubmissionPortion {
            number,
            records,
            rejected,
            received_at: String::new(),
        }
    }

    #[test]
    fn every_record_is_in_one_portion() {
        for records in [1, 99, 100, 101, 250, 5_000] {
            let cut = Cut::new(records);
            let mut next = 0;
            for number in 1..=cut.portions() {
                let (first, count) = cut.place(number).unwrap();
                assert_eq!(first, next);
                assert!((1..=PORTION).contains(&count));
                next = first + count;
            }
            assert_eq!(next, records);
            assert_eq!(cut.place(cut.portions() + 1), None);
            assert_eq!(cut.place(0), None);
        }
    }

    #[test]
    fn what_is_there_is_not_sent_again() {
        let cut = Cut::new(250);
        assert_eq!(cut.left(&[], |_| false), Ok(vec![1, 2, 3]));
        let here = [received(2, 100, 0)];
        assert_eq!(cut.left(&here, |_| false), Ok(vec![1, 3]));
        let all = [received(1, 100, 0), received(2, 100, 0), received(3, 50, 0)];
        assert_eq!(cut.left(&all, |_| false), Ok(vec![]));
    }

    #[test]
    fn refusals_that_nobody_saw_are_asked_for_last() {
        let cut = Cut::new(250);
        let here = [received(1, 100, 2)];
        assert_eq!(cut.left(&here, |_| false), Ok(vec![2, 3, 1]));
        assert_eq!(cut.left(&here, |number| number == 1), Ok(vec![2, 3]));
    }

    #[test]
    fn portions_of_another_program_are_seen() {
        let cut = Cut::new(250);
        assert_eq!(cut.left(&[received(1, 50, 0)], |_| true), Err(OtherCut));
        assert_eq!(cut.left(&[received(4, 100, 0)], |_| true), Err(OtherCut));
    }

    #[test]
    fn nothing_announced_is_nothing_to_send() {
        let cut = Cut::new(0);
        assert_eq!(cut.portions(), 0);
        assert_eq!(cut.left(&[], |_| false), Ok(vec![]));
        assert_eq!(cut.left(&[received(1, 0, 0)], |_| false), Err(OtherCut));
    }

    proptest::proptest! {
        /// Whatever has come, what is left and what is here are all of it, and nothing twice.
        #[test]
        fn after_a_cut_the_rest_is_left(records in 1_u64..=3_000, here in 0_u32..(1 << 30)) {
            let cut = Cut::new(records);
            let has = |number: u32| here >> (number - 1) & 1 == 1;
            let all = 1..=cut.portions();
            let come: Vec<_> = all
                .clone()
                .filter(|number| has(*number))
                .map(|number| received(number, cut.place(number).unwrap().1, 0))
                .collect();
            let rest: Vec<u32> = all.filter(|number| !has(*number)).collect();
            proptest::prop_assert_eq!(cut.left(&come, |_| false), Ok(rest));
        }
    }
}
