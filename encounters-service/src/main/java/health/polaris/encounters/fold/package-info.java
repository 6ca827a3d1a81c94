/**
 * One patient, one record, in the right bed (identity.md): what is shown is a function of what was said, not of when it
 * arrived. {@link health.polaris.encounters.fold.Fold} folds {@link health.polaris.encounters.fold.fact.Fact facts} in
 * the order of their {@link health.polaris.encounters.fold.fact.Place places} to a
 * {@link health.polaris.encounters.fold.State}, {@link health.polaris.encounters.fold.view.View} is what that shows, and
 * {@link health.polaris.encounters.fold.view.Difference} what two of them differ in. Plain values without database,
 * clock or broker; maps are persistent, so that a state shares what a fact did not change.
 *
 * <h2>Where each rule stands</h2>
 *
 * <table>
 * <caption>Rules of identity.md</caption>
 * <tr><th>Rule</th><th>Code</th></tr>
 * <tr><td>fold, fast path, repeated messages, base (contracts/identity.md §0)</td><td>{@code Fold}, {@code State}, {@code Group}</td></tr>
 * <tr><td>groups (contracts/identity.md §0)</td><td>{@code fact.Touching}, {@code fact.Touched}; {@code Group}, {@code Partition}</td></tr>
 * <tr><td>uuids, differences (contracts/identity.md §0)</td><td>{@code view.Names}, {@code view.FoundRecords}, {@code view.FoundStays}, {@code
 * view.Difference}</td></tr>
 * <tr><td>I1, I2</td><td>{@code fact.Identifier}, {@code fact.BedSaid}</td></tr>
 * <tr><td>I3</td><td>{@code identity.RecordWork#usable}, {@code identity.RecordStep}</td></tr>
 * <tr><td>I4</td><td>{@code identity.Identification} (given away), {@code record.PatientRecord#beside} (never corrected), {@code
 * identity.Telling} (not shown), {@code
 * record.Lead} (former, free)</td></tr>
 * <tr><td>I5, I7</td><td>{@code identity.Identification}, {@code identity.RecordWork#tell}</td></tr>
 * <tr><td>I6, conflicts (contracts/identity.md §5)</td><td>{@code identity.Claims}, {@code identity.Telling}, {@code record.Conflict}</td></tr>
 * <tr><td>I8</td><td>the connector leaves them out; the size of a group is that of {@code Group#facts}</td></tr>
 * <tr><td>M1, M2</td><td>{@code identity.Merging}, {@code record.Shown} (what a survivor takes over)</td></tr>
 * <tr><td>M3</td><td>{@code identity.Unlinking}, {@code identity.Merging#meantBy}</td></tr>
 * <tr><td>M4</td><td>{@code visit.Moving}, {@code visit.VisitTelling} (a number that was given up)</td></tr>
 * <tr><td>M5</td><td>{@code visit.Swapping}, {@code visit.CourseChange}, {@code visit.Moves}</td></tr>
 * <tr><td>O1, O3</td><td>{@code fact.Place}, {@code fact.Placement}, {@code fact.OwnTime}</td></tr>
 * <tr><td>O2</td><td>{@code visit.Ownership}, {@code visit.VisitTelling}, {@code outcome.Reason}, {@code
 * outcome.WaitingTime}</td></tr>
 * <tr><td>O2, M4, F2 of a stay that a client gave its visit number</td><td>{@code visit.NumberedByClient}</td></tr>
 * <tr><td>O4</td><td>{@code visit.VisitTelling}, {@code stay.Life}, {@code stay.Stays#toldBy} (which life a client named)</td></tr>
 * <tr><td>O5</td><td>{@code view.Joining}, {@code view.ShownStays}</td></tr>
 * <tr><td>O6</td><td>the tests: {@code RandomHistoriesTest}</td></tr>
 * <tr><td>O7</td><td>{@code visit.Reopening}, {@code stay.Life}, {@code view.LocationRows}</td></tr>
 * <tr><td>F1</td><td>{@code fact.Said}, {@code record.Details}, {@code identity.Telling}, {@code fact.BedSaid}, {@code
 * stay.Course}</td></tr>
 * <tr><td>F2</td><td>{@code visit.CourseChange}, {@code visit.VisitTelling#newsOfDeath}, {@code
 * record.Details} (taken back)</td></tr>
 * <tr><td>F3</td><td>{@code visit.Moves}, {@code view.LocationRows}</td></tr>
 * <tr><td>F4 partial birth date</td><td>{@code record.Details}</td></tr>
 * <tr><td>F9</td><td>{@code fact.Warning}, {@code outcome.Warnings}</td></tr>
 * </table>
 *
 * <h2>Two phases</h2>
 *
 * Records are folded over all facts first, since they never depend on stays (O2); then stays, with the records as they
 * are at each fact's place and at the end. What is derived is not stored: which fields a survivor takes over (M2), which
 * local stay is one with which visit (O5) and the rows of the history (F3) are worked out when a state is shown, from
 * the final times, and follow every unlink, cancellation and correction by themselves.
 *
 * <h2>What the connector says of each message, beside contracts/connector.md §5 and §6</h2>
 *
 * <table>
 * <caption>Additive fields</caption>
 * <tr><th>Field</th><th>From</th><th>For</th></tr>
 * <tr><td>{@code trigger}</td><td>MSH-9.2</td><td>the kind of {@code Statement}; A28 and A31 apart (I4), A01 and A04
 * apart from updates (O7)</td></tr>
 * <tr><td>{@code event_time}</td><td>EVN-6, else EVN-2, else MSH-7; null without any</td><td>{@code
 * Origin#eventTime}</td></tr>
 * <tr><td>{@code sent_at}, {@code sent_until}</td><td>MSH-7 or the profile's field; the end of a coarse time, later
 * reading of a doubled hour included</td><td>{@code OwnTime}; also when too far ahead, which {@code Placement}
 * judges</td></tr>
 * <tr><td>{@code acknowledged_at}, {@code sequence}</td><td>the ACK</td><td>{@code Placement}, {@code
 * WaitingTime}</td></tr>
 * <tr><td>{@code clock}, {@code waiting_time}, {@code local_window}</td><td>profile, ISO durations</td><td>{@code
 * Placement}, {@code Origin}, {@code Visit}</td></tr>
 * <tr><td>{@code content_digest}</td><td>SHA-256 of the message as read, all but MSH-10</td><td>{@code
 * Origin.Telling}</td></tr>
 * <tr><td>{@code warnings[]}</td><td>{@code code}, {@code field}, {@code remedy}</td><td>F9</td></tr>
 * <tr><td>{@code persons[]}</td><td>every PID, in order</td><td>A17, A37, A40 have several</td></tr>
 * <tr><td>{@code persons[].identifiers[]}</td><td>{@code kind} ({@code MRN}, {@code NHS_NUMBER}), {@code namespace},
 * {@code value}: every number that a rule of the profile finds, in the order of the rules</td><td>I1, I8 (left out with a
 * warning)</td></tr>
 * <tr><td>{@code persons[].nhs_number_deleted}</td><td>{@code ""} in PID-3</td><td>F1</td></tr>
 * <tr><td>{@code persons[].family_name}, {@code given_name}, {@code other_names}, {@code sex}, {@code date_of_birth},
 * {@code dob_partial}, {@code date_of_death}, {@code dod_partial}, {@code death_indicator}</td><td>PID-5.1, .2, .3 of the
 * name by F7, PID-8, PID-7, PID-7, PID-29, PID-29, PID-30</td><td>key absent: not said; null: {@code ""}; else the value</td></tr>
 * <tr><td>{@code persons[].visit}</td><td>PV1 behind that PID, absent for class N</td><td>{@code Visit}</td></tr>
 * <tr><td>{@code visit.number}, {@code visit.account}</td><td>PV1-19, PID-18 with their namespaces</td><td>O2,
 * M4</td></tr>
 * <tr><td>{@code visit.type}, {@code admitted_at}, {@code discharged_at}, {@code location.ward}, {@code .bay}, {@code
 * .bed}</td><td>PV1-2 (F6), PV1-44, PV1-45, PV1-3, sent also without PV1-44 or ward</td><td>key absent: not said; null:
 * {@code ""}; offsets by F5</td></tr>
 * <tr><td>{@code persons[].merge.identifiers[]}</td><td>MRG-1 all repetitions, MRG-2, MRG-4, with namespaces</td><td>M1;
 * of a move: whose it was</td></tr>
 * <tr><td>{@code merge.visit}, {@code merge.account}</td><td>MRG-5, MRG-3</td><td>M4</td></tr>
 * <tr><td>{@code expected_discharge_at}</td><td>PV2-9 of A16, else its PV1-45; null in A25</td><td>M5</td></tr>
 * </table>
 */
@NullMarked
package health.polaris.encounters.fold;

import org.jspecify.annotations.NullMarked;
