package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.action.Action;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.action.LocationData;
import health.polaris.connector.hl7.action.MergedEncounter;
import health.polaris.connector.hl7.action.PatientData;
import health.polaris.connector.hl7.action.SexCode;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.message.SentTime;
import health.polaris.connector.hl7.value.MessageTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says an ADT message again in the platform's own words. */
public final class AdtInterpreter {

    private static final FieldPath PREVIOUS_IDENTIFIERS = FieldPath.of("MRG", 1);
    private static final FieldPath VISIT_NUMBER = FieldPath.of("PV1", 19, 1);

    private final ReadingRules rules;
    private final Refusals refusals;
    private final MessageTimes times;
    private final FieldWarnings warnings;
    private final Instant now;

    private AdtInterpreter(ValidAdt adt, Instant now) {
        this.rules = adt.rules();
        this.refusals = new Refusals(rules);
        this.times = MessageTimes.of(adt.message(), rules.times());
        this.warnings = new FieldWarnings(rules);
        this.now = now;
    }

    /** @param now by our clock, when the message came: what is later than that and than MSH-7 is in the future */
    public static AdtInterpretation interpret(ValidAdt adt, Instant now) {
        return new AdtInterpreter(adt, now).read(adt);
    }

    private AdtInterpretation read(ValidAdt adt) {
        try {
            Optional<SentTime> sentAt = sentAt(adt);
            if (adt.identifiers().mrnTypeUnknown()) {
                warnings.mrnMissing(rules.identifiers().knownMrnTypes());
            }
            List<ReadPerson> persons = persons(adt, today(sentAt));
            List<Action> actions = actions(adt, persons.getFirst());
            MessageFact fact = FactReader.of(adt, times, warnings).read(persons);
            FeedWarnings.about(adt, sentAt, EncounterData.among(actions), now, warnings);
            return new AdtInterpretation.Understood(
                    adt,
                    PatientIdentifiers.of(adt.identifiers(), adt.visit(), rules.identifiers()),
                    persons.getFirst(),
                    sentAt,
                    warnings.all(),
                    actions,
                    fact.warning(warnings.said()));
        } catch (UnreadableFieldException unreadable) {
            return new AdtInterpretation.Refused(unreadable.refusal());
        }
    }

    private List<ReadPerson> persons(ValidAdt adt, LocalDate today) {
        List<ReadPerson> persons = new ArrayList<>();
        for (int index = 0; index < adt.persons().size(); index++) {
            Segment patient = adt.persons().get(index).patient();
            persons.add(ReadPerson.of(patient, adt.numbers().get(index), rules, today, warnings));
        }
        return persons;
    }

    private Optional<SentTime> sentAt(ValidAdt adt) {
        return msh7(adt.message().header()).map(time -> new SentTime(time.earliest(), time.ambiguous()));
    }

    /** One that is none refuses the message, unless the profile has the time by which it is placed elsewhere. */
    private Optional<Hl7Time> msh7(Segment header) {
        Field field = header.field(7);
        if (rules.times().placesByMsh7()) {
            return StayTimes.in(header, 7, times, refusals);
        }
        Optional<Hl7Time> time = times.in(field);
        if (time.isEmpty() && field.codeValue() != null) {
            warnings.timeUnreadable(header.place(7));
        }
        return time;
    }

    private LocalDate today(Optional<SentTime> sentAt) {
        Instant latest =
                sentAt.map(SentTime::instant).filter(sent -> sent.isAfter(now)).orElse(now);
        return LocalDate.ofInstant(latest, times.zone());
    }

    /** Location and encounter are said only when PV1-44 tells when the stay began; the fact says the rest. */
    private List<Action> actions(ValidAdt adt, ReadPerson read) {
        Action patient = Action.of(patient(adt, read));
        return adt.stay()
                .filter(visit -> adt.trigger().saysStayInActions())
                .filter(visit -> visit.field(44).codeValue() != null)
                .map(visit -> List.of(
                        patient,
                        Action.of(LocationData.in(visit, rules.codes())),
                        Action.of(encounter(adt, read, visit))))
                .orElse(List.of(patient));
    }

    private PatientData patient(ValidAdt adt, ReadPerson read) {
        Identifiers previous = adt.trigger().mergesPatients() ? mergedAway(adt) : Identifiers.NONE;
        return new PatientData(
                read.name().given(),
                read.name().family(),
                SexCode.of(read.sex()),
                adt.identifiers().nhsNumber(),
                adt.identifiers().mrn(),
                read.birthDate(),
                read.deathDate(),
                previous.nhsNumber(),
                previous.mrn());
    }

    private Identifiers mergedAway(ValidAdt adt) {
        Identifiers previous = adt.merge()
                .map(merge -> rules.identifiers().in(merge.field(1)))
                .orElseThrow(() -> new UnreadableFieldException(refusals.mergeMissing()));
        warnings.about(previous, PREVIOUS_IDENTIFIERS);
        return previous;
    }

    private EncounterData encounter(ValidAdt adt, ReadPerson read, Segment visit) {
        LocationData locations = LocationData.in(visit, rules.codes());
        AdtTrigger trigger = adt.trigger();
        return new EncounterData(
                visitNumber(visit.field(19)),
                locations.location(),
                locations.previousLocation(),
                rules.codes().encounterType(visit.field(2)),
                Optional.ofNullable(time(visit, 44)).orElseThrow().iso(),
                Optional.ofNullable(time(visit, 45)).map(Hl7Time::iso).orElse(null),
                trigger.cancelsAdmission(),
                trigger.cancelsTransfer(),
                trigger.cancelsDischarge(),
                trigger.movesEncounter(),
                read.diedAtSomeTime(),
                adt.merge()
                        .map(merge -> MergedEncounter.in(merge, rules.codes()))
                        .orElse(null));
    }

    /** What the field has, null or empty, unless the profile says that it identifies nobody. */
    private @Nullable String visitNumber(Field field) {
        String value = field.code(1);
        if (value == null || !rules.identifiers().meansNothing(value)) {
            return value;
        }
        warnings.noIdentifier(VISIT_NUMBER);
        return null;
    }

    private @Nullable Hl7Time time(Segment segment, int number) {
        return StayTimes.in(segment, number, times, refusals).orElse(null);
    }
}
