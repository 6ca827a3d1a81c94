package health.polaris.connector.hl7.adt;

import health.polaris.common.digest.Sha256;
import health.polaris.connector.hl7.fact.MergeSaid;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.WireTime;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.value.MessageTimes;
import health.polaris.connector.hl7.value.TimeRules;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads all that a message says. */
record FactReader(ValidAdt adt, MessageTimes times, Refusals refusals, FieldWarnings warnings) {

    /** Of all patients of a message: they are one event, and one step of the fold. */
    private static final int MOST_NUMBERS = 10_000;

    static FactReader of(ValidAdt adt, MessageTimes times, FieldWarnings warnings) {
        return new FactReader(adt, times, new Refusals(adt.rules()), warnings);
    }

    /**
     * @param read the PID of each person of the message
     * @throws UnreadableFieldException when a time of a stay is not valid, or the event is about nothing
     */
    MessageFact read(List<ReadPerson> read) {
        List<PersonSaid> persons = persons(read);
        refuseWithoutObject(persons);
        refuseTooMuch(persons);
        TimeRules rules = adt.rules().times();
        Optional<Hl7Time> sent = time(rules.sentAt());
        return new MessageFact(
                adt.trigger().name(),
                eventTime().orElse(null),
                sent.map(time -> WireTime.exactly(time.earliest())).orElse(null),
                sent.filter(Hl7Time::isCoarse)
                        .map(time -> WireTime.exactly(time.until()))
                        .orElse(null),
                null,
                rules.clock().name().toLowerCase(Locale.ROOT),
                rules.waitingTime().toString(),
                rules.localWindow().toString(),
                HexFormat.of().formatHex(Sha256.of(adt.message().text().withoutControlId())),
                List.of(),
                persons);
    }

    private List<PersonSaid> persons(List<ReadPerson> read) {
        PersonReader reader = new PersonReader(adt.rules(), adt.trigger(), new StayTimes(times, refusals), warnings);
        List<PersonSaid> persons = new ArrayList<>();
        for (int index = 0; index < read.size(); index++) {
            persons.add(reader.read(adt.persons().get(index), read.get(index)));
        }
        return persons;
    }

    /** Whoever moves nothing, or exchanges the bed of one, must not be told that it was done. */
    private void refuseWithoutObject(List<PersonSaid> persons) {
        AdtTrigger trigger = adt.trigger();
        if (trigger.mergesPatients() && persons.stream().anyMatch(person -> person.merge() == null)) {
            throw new UnreadableFieldException(refusals.mergeMissing());
        }
        if (trigger.mergesPatients()) {
            refuseHalfOfTheMerges(persons);
        }
        if (trigger.needsTwoPersons() && persons.size() != 2) {
            throw new UnreadableFieldException(refusals.secondPatientMissing());
        }
        if (trigger.swapsBeds() && persons.stream().anyMatch(person -> person.visit() == null)) {
            throw new UnreadableFieldException(refusals.visitMissing());
        }
        if (trigger.movesStay()) {
            IntStream.range(0, persons.size())
                    .filter(index -> !persons.get(index).namesStay())
                    .findFirst()
                    .ifPresent(this::refuseWithoutMoved);
        }
    }

    private void refuseWithoutMoved(int index) {
        int sequence = adt.persons().get(index).visit().map(Segment::sequence).orElse(1);
        throw new UnreadableFieldException(
                refusals.movedStayMissing(adt.trigger()).in(sequence));
    }

    /** A merge that names nobody is warned of where it is the only one. */
    private void refuseHalfOfTheMerges(List<PersonSaid> persons) {
        for (int index = 0; index < persons.size() && persons.size() > 1; index++) {
            MergeSaid merge = persons.get(index).merge();
            if (merge == null || merge.identifiers().isEmpty()) {
                int sequence =
                        adt.persons().get(index).merge().map(Segment::sequence).orElse(1);
                throw new UnreadableFieldException(refusals.mergeNamesNobody().in(sequence));
            }
        }
    }

    private void refuseTooMuch(List<PersonSaid> persons) {
        if (persons.stream().mapToInt(PersonSaid::numbers).sum() > MOST_NUMBERS) {
            throw new UnreadableFieldException(refusals.tooManyNumbersTogether(MOST_NUMBERS));
        }
    }

    private Optional<String> eventTime() {
        return time(FieldPath.of("EVN", 6))
                .or(() -> time(FieldPath.of("EVN", 2)))
                .or(() -> time(FieldPath.of("MSH", 7)))
                .map(time -> WireTime.exactly(time.value().toInstant()));
    }

    /** Empty also when it is not valid, with a warning. */
    private Optional<Hl7Time> time(FieldPath place) {
        Hl7Message message = adt.message();
        Optional<Segment> segment =
                place.segment().equals("MSH") ? Optional.of(message.header()) : message.segment(place.segment());
        Optional<Hl7Time> time = segment.flatMap(found -> times.in(found.field(place.field())));
        if (time.isEmpty()
                && segment.filter(found -> found.field(place.field()).codeValue() != null)
                        .isPresent()) {
            warnings.timeUnreadable(place);
        }
        return time;
    }
}
