package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.identifier.EveryIdentifier;
import health.polaris.connector.hl7.identifier.Identifier;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a message says of one person.
 *
 * @param warnings where it goes what had to be left out
 */
record PersonReader(FactRules rules, Purpose purpose, Consumer<Warning> warnings) {

    PersonSaid read(PersonSegments person) {
        Segment patient = person.patient();
        EveryIdentifier numbers = numbers(patient, 3);
        return new PersonSaid(
                numbers.numbers(),
                numbers.nhsNumberDeleted(),
                new DemographicsReader(rules.zone()).read(patient),
                visit(person).orElse(null),
                person.merge().map(this::merge).orElse(null),
                expectedDischarge(person));
    }

    private EveryIdentifier numbers(Segment segment, int... fields) {
        EveryIdentifier found = EveryIdentifier.in(
                Arrays.stream(fields).mapToObj(segment::field).toList(), rules.identifiers());
        if (found.furtherOnes()) {
            warnings.accept(new Warning(
                    "identifiers_too_many",
                    segment.name() + "-" + fields[0],
                    "send at most a thousand repetitions; further ones are not read"));
        }
        return found;
    }

    /** An event that moves something may name the account alone. */
    private Optional<VisitSaid> visit(PersonSegments person) {
        NumberSaid account = number(person.patient().field(18));
        return person.stay()
                .map(visit -> visit(visit, account))
                .or(() -> purpose == Purpose.MOVE && account != null
                        ? Optional.of(VisitSaid.of(account))
                        : Optional.empty());
    }

    private VisitSaid visit(Segment visit, @Nullable NumberSaid account) {
        Times times = new Times(rules.zone());
        return new VisitSaid(
                number(visit.field(19)),
                account,
                Said.in(visit.field(2), 1),
                times.said(visit, 44),
                expectsDischarge() ? Said.absent() : times.said(visit, 45),
                BedSaid.in(visit.field(3)));
    }

    private boolean expectsDischarge() {
        return purpose == Purpose.EXPECTED_DISCHARGE || purpose == Purpose.EXPECTED_DISCHARGE_CANCELLED;
    }

    private @Nullable NumberSaid number(Field field) {
        return Said.in(field, 1).orNull() instanceof String value
                ? new NumberSaid(rules.visitNamespace(), value)
                : null;
    }

    private MergeSaid merge(Segment merge) {
        List<Identifier> numbers = numbers(merge, 1, 2, 4).numbers();
        if (numbers.isEmpty() && purpose == Purpose.MERGE) {
            warnings.accept(new Warning(
                    "merge_names_nobody", "MRG-1", "send the old number as PID-3 has numbers: " + rules.identifiers()));
        }
        return new MergeSaid(numbers, number(merge.field(5)), number(merge.field(3)));
    }

    private Said<String> expectedDischarge(PersonSegments person) {
        return switch (purpose) {
            case EXPECTED_DISCHARGE -> expectedDischargeSaid(person);
            case EXPECTED_DISCHARGE_CANCELLED -> Said.deleted();
            default -> Said.absent();
        };
    }

    private Said<String> expectedDischargeSaid(PersonSegments person) {
        Times times = new Times(rules.zone());
        return Stream.of(
                        person.visitDetails().map(details -> times.said(details, 9)),
                        person.stay().map(visit -> times.said(visit, 45)))
                .flatMap(Optional::stream)
                .filter(said -> !said.isAbsent())
                .findFirst()
                .orElse(Said.absent());
    }
}
