package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.action.Action;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.action.LocationData;
import health.polaris.connector.hl7.action.MergedEncounter;
import health.polaris.connector.hl7.action.PatientData;
import health.polaris.connector.hl7.action.SexCode;
import health.polaris.connector.hl7.fact.FactReader;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.UnreadableTimeException;
import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.message.SentTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says an ADT message again in the platform's own words. */
public final class AdtInterpreter {

    private static final Identifiers NONE = new Identifiers(null, null);

    private final ReadingRules rules;
    private final Refusals refusals;

    private AdtInterpreter(ReadingRules rules) {
        this.rules = rules;
        this.refusals = new Refusals(rules);
    }

    public static AdtInterpretation interpret(ValidAdt adt) {
        return new AdtInterpreter(adt.rules()).read(adt);
    }

    private AdtInterpretation read(ValidAdt adt) {
        try {
            List<Action> actions = actions(adt);
            MessageFact fact = FactReader.read(
                    adt.message(),
                    rules.factRules(),
                    adt.trigger().name(),
                    adt.trigger().purpose(),
                    adt.persons());
            refuseWithoutObject(adt, fact);
            return new AdtInterpretation.Understood(
                    adt, PatientIdentifiers.of(adt.identifiers(), adt.visit()), sentAt(adt), actions, fact);
        } catch (UnreadableFieldException unreadable) {
            return new AdtInterpretation.Refused(unreadable.refusal());
        } catch (UnreadableTimeException unreadable) {
            return new AdtInterpretation.Refused(refusals.timestamp(unreadable.place()));
        }
    }

    /** Whoever moves nothing, or exchanges the bed of one, must not be told that it was done. */
    private void refuseWithoutObject(ValidAdt adt, MessageFact fact) {
        AdtTrigger trigger = adt.trigger();
        if (trigger.mergesPatients() && fact.persons().stream().anyMatch(person -> person.merge() == null)) {
            throw new UnreadableFieldException(refusals.mergeMissing());
        }
        if (trigger.needsTwoPersons() && fact.persons().size() != 2) {
            throw new UnreadableFieldException(refusals.secondPatientMissing());
        }
        if (trigger.swapsBeds() && fact.persons().stream().anyMatch(person -> person.visit() == null)) {
            throw new UnreadableFieldException(refusals.visitMissing());
        }
        if (trigger.movesStay() && !fact.persons().stream().allMatch(PersonSaid::namesStay)) {
            throw new UnreadableFieldException(refusals.movedStayMissing());
        }
    }

    private Optional<SentTime> sentAt(ValidAdt adt) {
        return Optional.ofNullable(time(adt.message().header(), 7))
                .map(time -> new SentTime(time.value().toInstant(), time.ambiguous()));
    }

    /** Location and encounter are said only when PV1-44 tells when the stay began; the fact says the rest. */
    private List<Action> actions(ValidAdt adt) {
        Action patient = Action.of(patient(adt));
        return adt.stay()
                .filter(visit -> adt.trigger().saysStayInActions())
                .filter(visit -> visit.field(44).value() != null)
                .map(visit -> List.of(patient, Action.of(LocationData.in(visit)), Action.of(encounter(adt, visit))))
                .orElse(List.of(patient));
    }

    private PatientData patient(ValidAdt adt) {
        Segment patient = adt.patient();
        Identifiers previous = adt.trigger().mergesPatients() ? mergedAway(adt) : NONE;
        return new PatientData(
                patient.field(5).component(2),
                patient.field(5).component(1),
                SexCode.of(patient.field(8).component(1)),
                adt.identifiers().nhsNumber(),
                adt.identifiers().mrn(),
                date(patient, 7),
                date(patient, 29),
                previous.nhsNumber(),
                previous.mrn());
    }

    private Identifiers mergedAway(ValidAdt adt) {
        return adt.merge()
                .map(merge -> rules.identifiers().in(merge.field(1)))
                .orElseThrow(() -> new UnreadableFieldException(refusals.mergeMissing()));
    }

    private EncounterData encounter(ValidAdt adt, Segment visit) {
        LocationData locations = LocationData.in(visit);
        AdtTrigger trigger = adt.trigger();
        return new EncounterData(
                visit.field(19).component(1),
                locations.location(),
                locations.previousLocation(),
                visit.field(2).component(1),
                Optional.ofNullable(time(visit, 44)).orElseThrow().iso(),
                Optional.ofNullable(time(visit, 45)).map(Hl7Time::iso).orElse(null),
                trigger.cancelsAdmission(),
                trigger.cancelsTransfer(),
                trigger.cancelsDischarge(),
                trigger.movesEncounter(),
                adt.patient().field(29).value() != null,
                adt.merge().map(MergedEncounter::in).orElse(null));
    }

    private @Nullable String date(Segment segment, int field) {
        Hl7Time time = time(segment, field);
        return time == null ? null : time.isoDate();
    }

    private @Nullable Hl7Time time(Segment segment, int field) {
        String text = segment.field(field).value();
        return text == null
                ? null
                : Hl7Time.parse(text, rules.zone())
                        .orElseThrow(() ->
                                new UnreadableFieldException(refusals.timestamp(FieldPath.of(segment.name(), field))));
    }
}
