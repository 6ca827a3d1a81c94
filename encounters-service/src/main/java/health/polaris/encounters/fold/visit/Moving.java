package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.identity.Subject;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import java.util.List;
import java.util.Optional;

/** A visit or account becomes another patient's (M4). */
record Moving(Fact fact, Subject subject, Ownership ownership) {

    /** How a visit stands to a move. */
    private enum Standing {
        OWN_ALREADY,
        TO_MOVE,
        TO_MOVE_AT_END,
        OF_A_THIRD;

        boolean isDecidedAtEnd() {
            return this == TO_MOVE_AT_END;
        }
    }

    StayStep move(Stays stays, Statement.Move said) {
        if (said.named().isEmpty()) { // never processed, but refused aloud
            return StayStep.rejected(stays, "PV1-19", "name the visit in PV1-19 or MRG-5, or the account in PID-18");
        }
        Optional<Renaming> renaming = Renaming.of(stays, said);
        if (renaming.isPresent() && !renaming.get().isPossible()) {
            return StayStep.waiting(stays, Reason.VISIT_NUMBER_OF_ANOTHER_VISIT);
        }
        List<Life> found = renaming.map(each -> List.of(each.life())).orElseGet(() -> find(stays, said));
        if (found.isEmpty()) {
            return StayStep.waiting(stays, Reason.MOVE_FINDS_NOTHING);
        }
        List<Standing> standings =
                found.stream().map(life -> standing(life, said)).toList();
        return standings.contains(Standing.OF_A_THIRD)
                ? StayStep.undecided(stays, Reason.MOVE_FINDS_VISIT_OF_A_THIRD_PATIENT)
                : moveAll(stays, said, found, standings, renaming);
    }

    private static List<Life> find(Stays stays, Statement.Move said) {
        return said.named().stream()
                .map(number -> find(stays, number))
                .filter(lives -> !lives.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Life> find(Stays stays, Identifier number) {
        if (number.kind() == Identifier.Kind.ACCOUNT) {
            return stays.ofAccount(number);
        }
        Life life = stays.live(number);
        return life == null ? List.of() : List.of(life);
    }

    private Standing standing(Life life, Statement.Move said) {
        if (ownership.isOf(life.owner(), subject)) {
            return Standing.OWN_ALREADY;
        }
        if ((said.from().isEmpty() && !said.renames())
                || ownership.leadTo(life.owner(), said.from())
                || ownership.isOwn(life.owner(), subject)) {
            return Standing.TO_MOVE;
        }
        boolean movesAtEnd =
                ownership.leadToAtEnd(life.owner(), said.from()) || ownership.isOwnAtEnd(life.owner(), subject);
        return movesAtEnd ? Standing.TO_MOVE_AT_END : Standing.OF_A_THIRD;
    }

    private StayStep moveAll(
            Stays stays, Statement.Move said, List<Life> found, List<Standing> standings, Optional<Renaming> renaming) {
        Stays moved = stays;
        for (int index = 0; index < found.size(); index++) {
            Standing standing = standings.get(index);
            boolean moves = standing == Standing.TO_MOVE || standing == Standing.TO_MOVE_AT_END;
            Life life = moves ? found.get(index).ownedBy(subject.record()) : found.get(index);
            moved = moves ? locals(moved, found.get(index)) : moved;
            moved = moved.with(found.size() == 1 ? told(life, said) : ofAccount(life, said));
        }
        boolean atEnd = standings.stream().anyMatch(Standing::isDecidedAtEnd);
        for (Renaming each : renaming.stream().toList()) {
            moved = moved.renamed(each.life().number(), each.to());
        }
        return StayStep.done(moved, atEnd);
    }

    /** The stay of a ward that a client said is this visit goes with it. */
    private Stays locals(Stays stays, Life life) {
        Stays moved = stays;
        for (LocalStay local : stays.numberedAs(life)) {
            moved = ownership.isSame(local.owner(), life.owner())
                    ? moved.with(
                            local.ownedBy(subject.record(), subject.numbers().getFirst()))
                    : moved;
        }
        return moved;
    }

    /** Of an account with several visits PID-18 is the number of all of them; the rest may be one visit's alone. */
    private static Life ofAccount(Life life, Statement.Move said) {
        Visit visit = said.visit();
        Identifier account = visit == null ? null : visit.account();
        return account == null ? life : life.with(life.course().ofAccount(account));
    }

    /** Its PV1 tells of the visit as an update would. */
    private Life told(Life life, Statement.Move said) {
        Visit visit = said.visit();
        return visit == null
                ? life
                : new VisitTelling(fact, subject, ownership)
                        .change(life, new Statement.Update(said.person(), visit), visit);
    }
}
