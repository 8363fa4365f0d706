//! Which passage of a translation is which of the original, where some are missing: in order, by what both have in
//! every language and by their length.

use super::passages::Place;
use super::signs::{Number, Signs};

/// What it costs to leave a passage alone; two that cost more together are not the same.
const ALONE: f64 = 1.0;
/// Rows beyond which nothing is looked for.
const MOST: usize = 1_500;

/// The pairs of the two, in order; on either side one may stand alone. The translation as a whole is `scale` times as
/// long.
pub(super) fn align(
    original: &[&Signs],
    translation: &[&Signs],
    scale: f64,
) -> Vec<(Option<usize>, Option<usize>)> {
    let (rows, columns) = (original.len(), translation.len());
    if rows.max(columns) > MOST {
        return Vec::new();
    }
    let at = |row: usize, column: usize| row * (columns + 1) + column;
    let [own, other] =
        [original, translation].map(|all| all.iter().map(|it| telling(it)).collect::<Vec<_>>());
    let mut costs = vec![0.0_f64; (rows + 1) * (columns + 1)];
    let mut steps = vec![Step::Both; costs.len()];
    for row in 0..=rows {
        for column in 0..=columns {
            let mut best = (f64::INFINITY, Step::Both);
            if row > 0 && column > 0 {
                let cost = difference(original[row - 1], translation[column - 1], scale)
                    + shared(&own[row - 1], &other[column - 1]).map_or(0.0, |it| (1.0 - it) * 1.2 - 0.2);
                best = (costs[at(row - 1, column - 1)] + cost, Step::Both);
            }
            if row > 0 && costs[at(row - 1, column)] + ALONE < best.0 {
                best = (costs[at(row - 1, column)] + ALONE, Step::Original);
            }
            if column > 0 && costs[at(row, column - 1)] + ALONE < best.0 {
                best = (costs[at(row, column - 1)] + ALONE, Step::Translation);
            }
            if row + column > 0 {
                costs[at(row, column)] = best.0;
                steps[at(row, column)] = best.1;
            }
        }
    }
    let (mut row, mut column, mut found) = (rows, columns, Vec::new());
    while row + column > 0 {
        let pair = match steps[at(row, column)] {
            Step::Both => (row.checked_sub(1), column.checked_sub(1)),
            Step::Original => (row.checked_sub(1), None),
            Step::Translation => (None, column.checked_sub(1)),
        };
        row -= usize::from(pair.0.is_some());
        column -= usize::from(pair.1.is_some());
        found.push(pair);
    }
    found.reverse();
    found
}

#[derive(Clone, Copy)]
enum Step {
    Both,
    Original,
    Translation,
}

/// How unlike two passages are in all but their figures; `scale` is how much longer the translation is as a whole.
fn difference(original: &Signs, translation: &Signs, scale: f64) -> f64 {
    let mut cost = 0.0;
    if original.is_item() != translation.is_item() {
        cost += 0.8;
    }
    if let (Place::Paragraph(Some(one)), Place::Paragraph(Some(other)))
    | (Place::Annex(Some(one)), Place::Annex(Some(other))) = (&original.place, &translation.place)
        && one != other
    {
        cost += 0.3;
    }
    // A few characters more or less say nothing.
    let length = |it: usize, scale: f64| (it as f64).mul_add(scale, 15.0);
    cost += (length(original.length, scale) / length(translation.length, 1.0)).ln().abs() * 0.7;
    if original.marks.len() != translation.marks.len() {
        cost += 0.2;
    }
    cost
}

/// The figures of a passage that tell it from others.
fn telling(signs: &Signs) -> Vec<&Number> {
    signs.numbers.iter().map(|it| &it.1).filter(|it| it.digits() > 1).collect()
}

/// Of what both have in every language the share that both have; nothing where there is no such thing.
fn shared(one: &[&Number], other: &[&Number]) -> Option<f64> {
    let (first, second) = (one.len(), other.len());
    if first + second == 0 {
        return None;
    }
    let mut other = other.to_vec();
    let both = one.iter().filter(|it| {
        let at = other.iter().position(|other| other == *it);
        at.map(|at| other.swap_remove(at)).is_some()
    });
    let both = both.count();
    Some(both as f64 / (first + second - both) as f64)
}
