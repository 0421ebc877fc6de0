// SPDX-License-Identifier: GPL-2.0-only
//! The assignment problem: rows to columns, so that the sum is greatest.

/// Assigns each row of the table at most one column and each column at most one row, so that the sum of the entries is
/// greatest; an entry of 0 is no assignment. The rows are equally long.
///
/// The Hungarian method, which takes the rows one by one and moves those before to make room: O(n²m), n ≤ m.
pub(super) fn assign(table: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let (rows, columns) = (table.len(), table.first().map_or(0, Vec::len));
    let turned = rows > columns;
    let (rows, columns) = if turned { (columns, rows) } else { (rows, columns) };
    let entry = |row: usize, column: usize| if turned { table[column][row] } else { table[row][column] };
    let mut solver = Solver::new(rows, columns);
    for row in 0..rows {
        solver.place(row, &entry);
    }
    let pairs = solver.row_of.iter().enumerate().filter_map(|(column, row)| Some((row.as_ref()?, column)));
    let pairs = pairs.filter(|&(&row, column)| entry(row, column) > 0);
    pairs.map(|(&row, column)| if turned { (column, row) } else { (row, column) }).collect()
}

/// Prices of rows and columns such that no entry exceeds the sum of its two and those that are assigned equal it.
struct Solver {
    row_price: Vec<i64>,
    column_price: Vec<i64>,
    row_of: Vec<Option<usize>>,
}

impl Solver {
    fn new(rows: usize, columns: usize) -> Self {
        Self { row_price: vec![0; rows], column_price: vec![0; columns], row_of: vec![None; columns] }
    }

    /// Finds a column for `first`: the cheapest way from it over columns and the rows that hold them to a free column.
    fn place(&mut self, first: usize, entry: &impl Fn(usize, usize) -> usize) {
        let columns = self.row_of.len();
        // For each column: how much dearer than the prices the cheapest way to it is, and the column before it there.
        let mut slack = vec![(i64::MAX, None); columns];
        let mut passed: Vec<usize> = Vec::new();
        let mut is_passed = vec![false; columns];
        let (mut row, mut last) = (first, None);
        self.row_price[first] = (0..columns)
            .map(|column| i64::try_from(entry(first, column)).unwrap_or(i64::MAX / 4) - self.column_price[column])
            .max()
            .unwrap_or(0);
        let free = loop {
            for column in (0..columns).filter(|&column| !is_passed[column]) {
                let worth = i64::try_from(entry(row, column)).unwrap_or(i64::MAX / 4);
                let lack = self.row_price[row] + self.column_price[column] - worth;
                if lack < slack[column].0 {
                    slack[column] = (lack, last);
                }
            }
            let open = (0..columns).filter(|&column| !is_passed[column]);
            let Some(next) = open.min_by_key(|&column| slack[column].0) else { return };
            let step = slack[next].0;
            // The rows on the way become cheaper by that much, and the columns they hold dearer.
            self.row_price[first] -= step;
            for &column in &passed {
                self.column_price[column] += step;
                if let Some(holder) = self.row_of[column] {
                    self.row_price[holder] -= step;
                }
            }
            slack.iter_mut().zip(&is_passed).filter(|(_, passed)| !**passed).for_each(|(slack, _)| slack.0 -= step);
            match self.row_of[next] {
                None => break next,
                Some(holder) => (row, last) = (holder, Some(next)),
            }
            is_passed[next] = true;
            passed.push(next);
        };
        let mut column = free;
        while let Some(before) = slack[column].1 {
            self.row_of[column] = self.row_of[before];
            column = before;
        }
        self.row_of[column] = Some(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The greatest sum, by trying all.
    fn best(table: &[Vec<usize>], row: usize, taken: &mut Vec<bool>) -> usize {
        if row == table.len() {
            return 0;
        }
        let mut most = best(table, row + 1, taken);
        for column in 0..taken.len() {
            if !std::mem::replace(&mut taken[column], true) {
                most = most.max(table[row][column] + best(table, row + 1, taken));
                taken[column] = false;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn no_assignment_is_worth_more(
            table in (1..6_usize, 1..6_usize)
                .prop_flat_map(|(rows, columns)| proptest::collection::vec(proptest::collection::vec(0..9_usize, columns), rows))
        ) {
            let found = assign(&table);
            let columns = table[0].len();
            let distinct = |of: fn(&(usize, usize)) -> usize| {
                found.iter().map(of).collect::<std::collections::HashSet<_>>().len()
            };
            prop_assert_eq!((distinct(|pair| pair.0), distinct(|pair| pair.1)), (found.len(), found.len()));
            let sum: usize = found.iter().map(|&(row, column)| table[row][column]).sum();
            prop_assert_eq!(sum, best(&table, 0, &mut vec![false; columns]));
        }
    }
}
