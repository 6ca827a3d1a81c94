package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.action.SexCode;
import health.polaris.connector.hl7.fact.BedSaid;
import health.polaris.connector.hl7.fact.DemographicsSaid;
import health.polaris.connector.hl7.fact.MergeSaid;
import health.polaris.connector.hl7.fact.NumberSaid;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.Said;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.identifier.Identifier;
import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.value.DateReading;
import health.polaris.connector.hl7.value.PersonName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a message says of one person. */
record PersonReader(ReadingRules rules, AdtTrigger trigger, StayTimes times, FieldWarnings warnings) {

    /** MRG-1, MRG-2, MRG-4. */
    private static final int[] PREVIOUS_IDENTIFIERS = {1, 2, 4};

    PersonSaid read(PersonSegments segments, ReadPerson person) {
        return new PersonSaid(
                within(person.identifiers(), person.segment().place(3)),
                person.identifiers().nhsNumberDeleted(),
                demographics(person),
                visit(segments).orElse(null),
                segments.merge().map(this::merge).orElse(null),
                expectedDischarge(segments));
    }

    private static DemographicsSaid demographics(ReadPerson person) {
        PersonName name = person.name();
        return new DemographicsSaid(
                Said.in(name.field(), 1, name.family()),
                Said.in(name.field(), 2, name.given()),
                Said.in(name.field(), 3, name.other()),
                Said.in(person.segment().field(8), 1, person.sex()).as(SexCode::of),
                whole(person.birth()),
                partial(person.birth()),
                whole(person.death()),
                partial(person.death()),
                Said.in(person.segment().field(30), 1).as(PersonReader::flag));
    }

    private static Said<String> whole(DateReading date) {
        return date instanceof DateReading.Deleted
                ? Said.deleted()
                : date.day().map(day -> Said.value(day.toString())).orElseGet(Said::absent);
    }

    private static Said<String> partial(DateReading date) {
        return date instanceof DateReading.Partial(String text) ? Said.value(text) : Said.absent();
    }

    /** Table 0136. */
    private static @Nullable Boolean flag(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "Y" -> true;
            case "N" -> false;
            default -> null;
        };
    }

    /** An event that moves something may name the account alone. */
    private Optional<VisitSaid> visit(PersonSegments person) {
        NumberSaid account = number(person.patient(), 18);
        return rules.stay(person)
                .map(visit -> visit(visit, account))
                .or(() ->
                        trigger.movesStay() && account != null ? Optional.of(VisitSaid.of(account)) : Optional.empty());
    }

    private VisitSaid visit(Segment visit, @Nullable NumberSaid account) {
        Field type = visit.field(2);
        return new VisitSaid(
                number(visit, 19),
                account,
                Said.in(type, 1, rules.codes().encounterType(type)),
                times.said(visit, 44),
                trigger.expectsDischarge() || trigger.expectsNoDischarge() ? Said.absent() : times.said(visit, 45),
                bed(visit));
    }

    private BedSaid bed(Segment visit) {
        Field location = visit.field(3);
        return new BedSaid(code(location, 1), code(location, 2), code(location, 3));
    }

    private Said<String> code(Field location, int component) {
        return Said.in(location, component, rules.codes().location(location, component));
    }

    private @Nullable NumberSaid number(Segment segment, int place) {
        Field field = segment.field(place);
        String value = rules.identifiers().number(field);
        if (value == null && field.codeValue() != null) {
            warnings.noIdentifier(segment.place(place));
        }
        return value == null ? null : new NumberSaid(rules.identifiers().visitNumberNamespace(), value);
    }

    private MergeSaid merge(Segment merge) {
        Set<Identifier> numbers = new LinkedHashSet<>();
        for (int place : PREVIOUS_IDENTIFIERS) {
            Identifiers previous = rules.identifiers().in(merge.field(place));
            warnings.about(previous, merge.place(place));
            numbers.addAll(within(previous, merge.place(place)));
        }
        if (numbers.isEmpty() && trigger.mergesPatients()) {
            warnings.mergeNamesNobody(merge.place(1), rules.identifiers());
        }
        return new MergeSaid(List.copyOf(numbers), number(merge, 5), number(merge, 3));
    }

    private List<Identifier> within(Identifiers found, FieldPath place) {
        if (found.tooMany()) {
            throw new UnreadableFieldException(times.refusals().tooManyNumbers(place, Identifiers.MOST));
        }
        return found.all();
    }

    private Said<String> expectedDischarge(PersonSegments person) {
        if (trigger.expectsNoDischarge()) {
            return Said.deleted();
        }
        return trigger.expectsDischarge() ? expectedDischargeSaid(person) : Said.absent();
    }

    private Said<String> expectedDischargeSaid(PersonSegments person) {
        return Stream.of(
                        person.visitDetails().map(details -> times.said(details, 9)),
                        rules.stay(person).map(visit -> times.said(visit, 45)))
                .flatMap(Optional::stream)
                .filter(said -> !said.isAbsent())
                .findFirst()
                .orElseGet(Said::absent);
    }
}
