package health.polaris.encounters.fold.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a fact says: one kind per family of triggers, and one per change over HTTP. */
public sealed interface Statement {

    Stream<Identifier> identifiers();

    /** What is said of a person, and perhaps of one visit. */
    sealed interface OfVisit extends Statement {

        Person person();

        /** Null when the message has no PV1, or one of class N. */
        @Nullable
        Visit visit();

        @Override
        default Stream<Identifier> identifiers() {
            return Stream.concat(person().identifiers().stream(), numbersOf(visit()));
        }
    }

    /** A28 ({@code registers}) and A31. */
    record PersonUpdate(Person person, boolean registers) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return person.identifiers().stream();
        }
    }

    /** A01, A04: opens a stay, again after its discharge (O7). */
    record Admission(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A05, A08, A14, A21, A22 and whatever else tells how a stay is. */
    record Update(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A02. */
    record Transfer(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A12. */
    record TransferCancellation(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A03. */
    record Discharge(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A13. */
    record DischargeCancellation(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A11, A23, A27, A38: ends this life of the visit number (O4). */
    record AdmissionCancellation(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A06, A07 (M5). */
    record ClassChange(Person person, @Nullable Visit visit) implements OfVisit {}

    /** A16, and A25 with null (M5): PV1-45 or PV2-9 is when the discharge is expected. */
    record ExpectedDischarge(
            Person person, @Nullable Visit visit, @Nullable Instant expectedAt) implements OfVisit {}

    /** A09, A10, and A33, A32 that take them back (M5). */
    record Tracking(Person person, @Nullable Visit visit, Movement movement, boolean cancelled) implements OfVisit {}

    /** What is tracked without moving the bed. */
    enum Movement {
        DEPARTING,
        ARRIVING
    }

    /** A18, A30, A34, A36, A39, A40, A41, A47, A49 with all their PID/MRG groups (M1). */
    record Merge(List<Pair> pairs) implements Statement {

        /** One PID with its MRG: {@code old} has MRG-1, MRG-2 and MRG-4. */
        public record Pair(Person person, List<Identifier> old) {}

        @Override
        public Stream<Identifier> identifiers() {
            return pairs.stream()
                    .flatMap(pair -> Stream.concat(pair.person().identifiers().stream(), pair.old().stream()));
        }
    }

    /** A37 (M3). */
    record Unlink(Person one, Person other) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.concat(one.identifiers().stream(), other.identifiers().stream());
        }
    }

    /**
     * A43, A44, A45, A50 (M4).
     *
     * @param from MRG-1, or PID's own where a message has none; empty in the actions of before, where it is anybody's
     * @param named the visits or accounts: PV1-19, else MRG-3, MRG-5 and PID-18. The first that is found is moved
     * @param renames A45, A50: the visit of MRG-5 bears the number of PV1-19 from now on
     * @param visit PV1, if there is one
     */
    record Move(
            Person person,
            List<Identifier> from,
            List<Identifier> named,
            boolean renames,
            @Nullable Visit visit) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.of(person.identifiers().stream(), from.stream(), named.stream(), numbersOf(visit))
                    .flatMap(each -> each);
        }
    }

    /**
     * What one message says of the visits of several persons, one after the other: A43, A44 and A45 with several groups,
     * merges with a PV1 in several of theirs.
     *
     * @param parts each a {@link Move} or an {@link Update}
     */
    record Several(List<Statement> parts) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return parts.stream().flatMap(Statement::identifiers);
        }
    }

    /** A17 (M5). */
    record Swap(Person one, Visit oneVisit, Person other, Visit otherVisit) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.of(
                            one.identifiers().stream(),
                            numbersOf(oneVisit),
                            other.identifiers().stream(),
                            numbersOf(otherVisit))
                    .flatMap(each -> each);
        }
    }

    /**
     * {@code POST /dhos/v2/encounter}.
     *
     * @param patient numbers under which the directory showed the patient; of an unknown one {@link Identifier.Kind#PATIENT}
     * @param noStayShown no EPR stay of the patient was shown (O5)
     * @param number {@code epr_encounter_id}: says itself which visit it is
     */
    record LocalEncounter(
            String uuid,
            List<Identifier> patient,
            boolean noStayShown,
            Instant admittedAt,
            @Nullable Instant dischargedAt,
            @Nullable Instant deletedAt,
            @Nullable String type,
            Location location,
            @Nullable Identifier number)
            implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.of(Stream.of(Identifier.encounter(uuid)), patient.stream(), Stream.ofNullable(number))
                    .flatMap(each -> each);
        }
    }

    /**
     * {@code PATCH /dhos/v1/encounter/{uuid}}.
     *
     * @param encounter {@link Identifier.Kind#ENCOUNTER} of a local one (also of one that a visit was joined with), else the visit
     *     number
     * @param number {@code epr_encounter_id}, of a local encounter
     * @param begunBy id of the fact that began the life of the visit number that the client named (O4); null for the life
     *     that the number has at this place, as in facts from before lives were named
     */
    record EncounterPatch(
            Identifier encounter,
            Said<String> type,
            @Nullable Instant admittedAt,
            Said<Instant> dischargedAt,
            Said<Instant> deletedAt,
            @Nullable Location location,
            Said<Identifier> number,
            @Nullable String begunBy)
            implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.concat(Stream.of(encounter), Optional.ofNullable(number.valueOrNull()).stream());
        }
    }

    /** {@code POST /dhos/v1/patient/{uuid}/merge/{other_uuid}} (contracts/identity.md §5): numbers under which both were shown. */
    record RecordMerge(Identifier survivor, Identifier other) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.of(survivor, other);
        }
    }

    /** {@code POST /dhos/v1/patient/{uuid}/unlink} (contracts/identity.md §5): a number of the merged record's own. */
    record RecordUnlink(Identifier merged) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.of(merged);
        }
    }

    /** {@code POST /dhos/v1/patient/conflict/{uuid}/dismissal} (contracts/identity.md §5). */
    record Dismissal(Identifier claimant, Identifier number, String reason) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.of(claimant, number);
        }
    }

    /** {@code POST /dhos/v1/encounter/merge} (contracts/encounters.md §4.8): all stays of the one become the other's. */
    record EncounterMerge(Identifier from, Identifier to) implements Statement {
        @Override
        public Stream<Identifier> identifiers() {
            return Stream.of(from, to);
        }
    }

    private static Stream<Identifier> numbersOf(@Nullable Visit visit) {
        return visit == null
                ? Stream.of()
                : Stream.of(visit.number(), visit.account()).flatMap(Stream::ofNullable);
    }
}
