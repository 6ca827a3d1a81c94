package health.polaris.encounters.epr.message;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Statement.Movement;
import health.polaris.encounters.fold.fact.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message says by its trigger (contracts/identity.md §2, §3, M5). */
record StatementReader(String trigger, List<ToldPerson> persons) {

    /**
     * What one message says.
     *
     * @param ahead what is said of persons beside the visit: A40 with PV1 merges them first, A37 with PV1 parts them, A28
     *     with PV1 registers; null for nearly every message
     */
    record Told(@Nullable Statement ahead, Statement main) {}

    Told read() {
        return switch (trigger) {
            case "A18", "A30", "A34", "A36", "A39", "A40", "A41", "A47", "A49" -> merge();
            case "A28" -> person(true);
            case "A31" -> person(false);
            case "A17" -> new Told(null, swap());
            case "A37" -> withVisits(unlink());
            case "A43", "A44" -> new Told(null, moves(persons, false));
            case "A45", "A50" -> new Told(null, moves(persons, true));
            default -> new Told(null, ofVisit(first()));
        };
    }

    private ToldPerson first() {
        return persons.getFirst();
    }

    private Statement ofVisit(ToldPerson told) {
        var person = told.person();
        Visit visit = told.visit();
        return switch (trigger) {
            case "A01", "A04" -> new Statement.Admission(person, visit);
            case "A02" -> new Statement.Transfer(person, visit);
            case "A03" -> new Statement.Discharge(person, visit);
            case "A06", "A07" -> new Statement.ClassChange(person, visit);
            case "A09" -> new Statement.Tracking(person, visit, Movement.DEPARTING, false);
            case "A33" -> new Statement.Tracking(person, visit, Movement.DEPARTING, true);
            case "A10" -> new Statement.Tracking(person, visit, Movement.ARRIVING, false);
            case "A32" -> new Statement.Tracking(person, visit, Movement.ARRIVING, true);
            case "A11", "A23", "A27", "A38" -> new Statement.AdmissionCancellation(person, visit);
            case "A12" -> new Statement.TransferCancellation(person, visit);
            case "A13" -> new Statement.DischargeCancellation(person, visit);
            case "A16" ->
                told.expectedDischargeAt().isAbsent() // F1: it does not speak of the time
                        ? new Statement.Update(person, visit)
                        : new Statement.ExpectedDischarge(
                                person, visit, told.expectedDischargeAt().valueOrNull());
            case "A25" -> new Statement.ExpectedDischarge(person, visit, null);
            default -> new Statement.Update(person, visit);
        };
    }

    /** M1: every PID/MRG group counts. */
    private Told merge() {
        return withVisits(
                new Statement.Merge(persons.stream().map(ToldPerson::merged).toList()));
    }

    /** A PV1 beside a merge or an unlink tells of that person's visit as an update would (F8: nothing is dropped). */
    private Told withVisits(Statement ofPersons) {
        List<Statement> updates = persons.stream()
                .filter(told -> told.visit() != null)
                .<Statement>map(told -> new Statement.Update(told.person(), told.visit()))
                .toList();
        return updates.isEmpty() ? new Told(null, ofPersons) : new Told(ofPersons, several(updates));
    }

    private static Statement several(List<Statement> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Statement.Several(parts);
    }

    private Told person(boolean registers) {
        ToldPerson told = first();
        Statement person = new Statement.PersonUpdate(told.person(), registers);
        if (told.visit() == null) {
            return new Told(null, person);
        }
        return new Told(registers ? person : null, new Statement.Update(told.person(), told.visit()));
    }

    private Statement unlink() {
        requireTwo();
        return new Statement.Unlink(persons.get(0).person(), persons.get(1).person());
    }

    private Statement swap() {
        requireTwo();
        ToldPerson one = persons.get(0);
        ToldPerson other = persons.get(1);
        return new Statement.Swap(one.person(), orNone(one.visit()), other.person(), orNone(other.visit()));
    }

    private void requireTwo() {
        if (persons.size() < 2) {
            throw Refusal.SECOND_PERSON_MISSING.exception();
        }
    }

    /** A swap whose patients have no visits waits, and says so. */
    private static Visit orNone(@Nullable Visit visit) {
        return visit != null
                ? visit
                : new Visit(null, null, Said.absent(), null, Said.absent(), BedSaid.NONE, Visit.DEFAULT_LOCAL_WINDOW);
    }

    /** M4: A43, A44 and A45 may have several groups, each with a visit of its own. */
    private static Statement moves(List<ToldPerson> persons, boolean renames) {
        return several(persons.stream()
                .<Statement>map(told -> new Statement.Move(
                        told.person(), told.movedFrom(), told.movedVisits(renames), renames, told.visit()))
                .toList());
    }
}
