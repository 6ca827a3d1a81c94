package health.polaris.encounters.epr.message;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.location.LocationCode;
import health.polaris.eventbus.contract.Action;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.identifier.NhsNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the three actions of publishers that know nothing else (contracts/encounters.md §7.2): a connector of before
 * during a rolling upgrade, dead letters from then, other programs. They tell less than a message does: no trigger, and
 * nothing is ever deleted. The namespace of an MRN or a visit number is the shared one where none is named (I1).
 */
final class ActionsReader {

    private static final Set<String> NAMES = Set.of("process_patient", "process_location", "process_encounter");

    private final Fields patient;
    private final @Nullable Fields location;
    private final @Nullable Fields encounter;

    ActionsReader(@Nullable List<Action> actions, AmqpJson json) {
        Map<String, Fields> named = byName(actions, json);
        Fields found = named.get("process_patient");
        if (found == null) {
            throw Refusal.NO_PATIENT_ACTION.exception();
        }
        this.patient = found;
        this.location = named.get("process_location");
        this.encounter = named.get("process_encounter");
    }

    /** The first action of each name counts, unknown names are ignored. */
    private static Map<String, Fields> byName(@Nullable List<Action> actions, AmqpJson json) {
        if (actions == null) {
            throw Refusal.INVALID_ENVELOPE.exception("actions");
        }
        Map<String, Fields> named = new HashMap<>();
        for (Action action : actions) {
            if (action.name() == null || action.data() == null || action.data().isNull()) {
                throw Refusal.INVALID_ENVELOPE.exception("actions");
            }
            if (!NAMES.contains(action.name())) {
                continue;
            }
            if (!action.data().isObject()) {
                throw Refusal.INVALID_ENVELOPE.exception("data");
            }
            named.putIfAbsent(action.name(), new Fields(action.data(), "", json));
        }
        return named;
    }

    StatementReader.Told read() {
        ToldPerson told = new ToldPerson(person(), visit(), old(), null, null, Said.absent());
        String trigger = trigger(told);
        return trigger.equals("A44")
                ? new StatementReader.Told(null, moved(told))
                : new StatementReader(trigger, List.of(told)).read();
    }

    /** These actions never say of a move whose the visit was, which is moved all the same (M4). */
    private static Statement moved(ToldPerson told) {
        return new Statement.Move(told.person(), told.old(), told.movedVisits(false), false, told.visit());
    }

    /** The trigger that says the same, as far as flags tell. */
    private String trigger(ToldPerson told) {
        if (encounter == null) {
            return told.old().isEmpty() ? "A31" : "A40";
        }
        Map<String, String> triggers = Map.of(
                "admission_cancelled", "A11",
                "discharge_cancelled", "A13",
                "encounter_moved", "A44",
                "transfer_cancelled", "A12");
        return Stream.of("admission_cancelled", "discharge_cancelled", "encounter_moved", "transfer_cancelled")
                .filter(encounter::flag)
                .findFirst()
                .map(triggers::get)
                .orElse(told.old().isEmpty() ? "A08" : "A40");
    }

    private Person person() {
        return new Person(
                numbers(),
                false,
                new Demographics(
                        Said.ofNullable(patient.text("last_name")),
                        Said.ofNullable(patient.text("first_name")),
                        Said.absent(),
                        Said.ofNullable(patient.text("sex_sct")),
                        Said.ofNullable(patient.date("date_of_birth")),
                        Said.absent(),
                        Said.ofNullable(patient.date("date_of_death")),
                        Said.absent(),
                        encounter != null && encounter.flag("patient_deceased") ? Said.value(true) : Said.absent()));
    }

    private List<Identifier> numbers() {
        String mrn = patient.code("mrn");
        String nhsNumber = patient.code("nhs_number");
        List<Identifier> numbers = new ArrayList<>();
        if (mrn != null) {
            numbers.add(Identifier.mrn(namespace(patient), mrn));
        }
        if (nhsNumber != null && !NhsNumber.meansUnknown(nhsNumber)) {
            numbers.add(Identifier.nhs(nhsNumber));
        }
        return numbers;
    }

    /** MRG-1; what can lead nowhere is left out, not refused. */
    private List<Identifier> old() {
        String mrn = patient.text("previous_mrn");
        String nhsNumber = patient.text("previous_nhs_number");
        List<Identifier> old = new ArrayList<>();
        if (mrn != null && mrn.length() <= Refusal.LONGEST_IDENTIFIER) {
            old.add(Identifier.mrn(namespace(patient), mrn));
        }
        if (nhsNumber != null && NhsNumber.isValid(nhsNumber) && !NhsNumber.meansUnknown(nhsNumber)) {
            old.add(Identifier.nhs(nhsNumber));
        }
        return old;
    }

    private @Nullable Visit visit() {
        if (encounter == null) {
            return null;
        }
        return new Visit(
                number(encounter),
                null,
                Said.ofNullable(encounter.text("encounter_type")),
                encounter.time("admitted_at"),
                Said.ofNullable(encounter.time("discharged_at")),
                bed(),
                Visit.DEFAULT_LOCAL_WINDOW);
    }

    private static @Nullable Identifier number(Fields encounter) {
        String number = encounter.code("epr_encounter_id");
        return number == null ? null : Identifier.visit(namespace(encounter), number);
    }

    private static String namespace(Fields owner) {
        String namespace = owner.code("namespace");
        return namespace == null ? "" : namespace;
    }

    EprFacts.@Nullable Scoring scoring() {
        Identifier visitNumber = encounter == null ? null : number(encounter);
        if (encounter == null || visitNumber == null) {
            return null;
        }
        String scoreSystem = encounter.text("score_system");
        Integer scale = encounter.number("spo2_scale");
        if (scale != null && scale < 1) {
            throw encounter.refused("spo2_scale", "send a whole number from 1, or leave it out");
        }
        return scoreSystem == null && scale == null
                ? null
                : new EprFacts.Scoring(visitNumber, scoreSystem, scale == null ? 1 : scale);
    }

    /** The location and the previous one, as far as they are named: the directory knows them from now on. */
    List<LocationCode> places() {
        return location == null
                ? List.of()
                : Stream.of("location", "previous_location")
                        .flatMap(name -> Stream.ofNullable(location.part(name)))
                        .flatMap(place -> Stream.ofNullable(code(place)))
                        .toList();
    }

    private static @Nullable LocationCode code(Fields place) {
        String ward = place.text("epr_ward_code");
        if (ward == null) {
            return null;
        }
        LocationCode code = new LocationCode(ward, place.text("epr_bay_code"), place.text("epr_bed_code"));
        Refusal.unlessTooLong(code.text(), place.path() + "epr_ward_code");
        return code;
    }

    private BedSaid bed() {
        Fields place = location == null ? null : location.part("location");
        return place == null
                ? BedSaid.NONE
                : MessageReader.bed(
                        place.path() + "epr_ward_code",
                        place.text("epr_ward_code"),
                        Said.ofNullable(place.text("epr_bay_code")),
                        Said.ofNullable(place.text("epr_bed_code")));
    }
}
