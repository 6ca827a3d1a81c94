package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fact.row.DifferenceWriter.GroupChange;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fold.Facts;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Data from before facts were kept is the base (contracts/identity.md §0): uuids, stays and histories stay as they are. */
class OldRowsTest extends FactTest {

    private static final String NHS = "9434765919";

    OldRowsTest(ApplicationContext context) {
        super(context);
    }

    /** Two merged into the first; visits with lives, beds and owners; local stays; somebody unknown; a stranger. */
    @BeforeEach
    void fill() {
        jdbc.sql("delete from epr_location where ods_code like 'OW%'").update();
        location("ward", "OW", "225746001", null);
        location("bay", "OW:B1", "225730009", "ward");
        location("bed", "OW:B1:1", "229772003", "bay");
        patient("a", NHS, "MA", "Finch", null, 0);
        patient("b", null, "MB", "Finch", "a", 1);
        patient("c", NHS, null, null, "b", 2);
        patient("z", null, "MZ", "Lark", null, 3);
        jdbc.sql("insert into epr_patient_recency values ('a', ?, 'EPR', 70)")
                .param(at(30))
                .update();
        stay("cancelled", "V1", "a", "ward", 0, null, 3, "[]");
        stay("visit", "V1", "a", "bed", 5, null, null, "[]");
        left("visit", "ward", 5, 7);
        left("visit", "bay", 7, 9);
        stay("brought", "V2", "a", "bay", 2, 4, null, "[{\"patient_uuid\": \"b\"}]");
        stay("local", null, "a", "elsewhere", 6, 8, null, "[]");
        stay("child", null, "a", "ward", 6, null, null, "[]");
        jdbc.sql("update encounter set parent_uuid = 'visit' where uuid = 'child'")
                .update();
        stay("unknown", null, "nobody", "ward", 1, null, null, "[]");
        stay("numbered", "V9", "nobody", "ward", 1, null, null, "[]");
    }

    private static OffsetDateTime at(int minute) {
        return instant(minute).atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(int minute) {
        return NOON.plusSeconds(60L * minute - 36_000);
    }

    private void location(String uuid, String code, String type, @Nullable String parent) {
        jdbc.sql("""
                        insert into epr_location (uuid, ods_code, display_name, location_type, parent_uuid, active,
                            product_uuid, product_name, product_opened_date,
                            created, created_by_, modified, modified_by_, version)
                        values (:uuid, :code, 'renamed', :type, :parent, true, 'p', 'SEND', now(),
                            now(), 'x', now(), 'x', 0)
                        """)
                .param("uuid", uuid)
                .param("code", code)
                .param("type", type)
                .param("parent", parent)
                .update();
    }

    private void patient(
            String uuid,
            @Nullable String nhs,
            @Nullable String mrn,
            @Nullable String name,
            @Nullable String parent,
            int minute) {
        jdbc.sql("""
                        insert into epr_patient (uuid, record_uuid, nhs_number, hospital_number, last_name, dob,
                            parent_uuid, product_uuid, product_name, product_opened_date,
                            created, created_by_, modified, modified_by_, version)
                        values (:uuid, 'R-' || :uuid, :nhs, :mrn, :name, case :uuid when 'b' then date '1966-01-19' end,
                            :parent, 'p', 'SEND', now(), :at, 'x', :at, 'x', 0)
                        """)
                .param("uuid", uuid)
                .param("nhs", nhs)
                .param("mrn", mrn)
                .param("name", name)
                .param("parent", parent)
                .param("at", at(minute))
                .update();
    }

    private void stay(
            String uuid,
            @Nullable String number,
            String patient,
            String location,
            int admitted,
            @Nullable Integer discharged,
            @Nullable Integer deleted,
            String history) {
        jdbc.sql("""
                        insert into encounter (uuid, epr_encounter_id, encounter_type, admitted_at, discharged_at,
                            deleted_at, location_uuid, dh_product_uuid, patient_uuid, patient_record_uuid, merge_history,
                            created, created_by_, modified, modified_by_, version)
                        values (:uuid, :number, 'INPATIENT', :admitted, :discharged, :deleted, :location, 'p', :patient,
                            'R-' || :patient, :history::jsonb, :admitted, 'x', :admitted, 'x', 0)
                        """)
                .param("uuid", uuid)
                .param("number", number)
                .param("admitted", at(admitted))
                .param("discharged", discharged == null ? null : at(discharged))
                .param("deleted", deleted == null ? null : at(deleted))
                .param("location", location)
                .param("patient", patient)
                .param("history", history)
                .update();
    }

    private void left(String encounter, String location, int arrived, int departed) {
        jdbc.sql("""
                        insert into location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at,
                            created, created_by_, modified, modified_by_, version)
                        values (:uuid, :encounter, :location, :arrived, :departed, now(), 'x', now(), 'x', 0)
                        """)
                .param("uuid", encounter + arrived)
                .param("encounter", encounter)
                .param("location", location)
                .param("arrived", at(arrived))
                .param("departed", at(departed))
                .update();
    }

    /** Something that carries the number and changes nothing. */
    private static Statement says(Identifier number) {
        return number.isMrn() || number.isNhsNumber()
                ? new Statement.PersonUpdate(Person.known(number), false)
                : new Statement.EncounterPatch(
                        number, Said.absent(), null, Said.absent(), Said.absent(), null, Said.absent(), null);
    }

    private static Map<String, ShownPatient> patients(Difference.Named shown) {
        Map<String, ShownPatient> patients = new TreeMap<>();
        shown.view()
                .patients()
                .forEach((id, patient) -> patients.put(shown.names().uuid(id), patient));
        return patients;
    }

    private static Map<String, ShownStay> stays(Difference.Named shown) {
        Map<String, ShownStay> stays = new TreeMap<>();
        shown.view().stays().values().forEach(stay -> stays.put(shown.names().uuid(stay), stay));
        return stays;
    }

    private static ShownPatient patient(Difference.Named shown, String uuid) {
        return Objects.requireNonNull(patients(shown).get(uuid));
    }

    private static ShownStay stay(Difference.Named shown, String uuid) {
        return Objects.requireNonNull(stays(shown).get(uuid));
    }

    private static @Nullable String owner(Difference.Named shown, String stay) {
        ShownStay found = stays(shown).get(stay);
        return found == null || found.owner() == null ? null : shown.names().uuid(found.owner());
    }

    private FoldedGroup only() {
        assertThat(groups()).hasSize(1);
        return groups().iterator().next();
    }

    @Test
    void aBaseShowsWhatTheRowsShowed() {
        assertThat(take(said("f", 1, says(Identifier.visit("", "V2")))).facts()).hasSize(1);
        Difference.Named shown = only().named();

        assertThat(patients(shown).keySet()).containsExactly("a", "b", "c");
        ShownPatient survivor = patient(shown, "a");
        assertThat(survivor.mrns()).isEqualTo(Map.of("", Identifier.mrn("", "MA")));
        assertThat(survivor.nhsNumber()).isEqualTo(Identifier.nhs(NHS));
        assertThat(survivor.familyName()).isEqualTo("Finch");
        assertThat(survivor.birthDate()).isNull();
        assertThat(survivor.mergedInto()).isNull();
        assertThat(patient(shown, "b").mrns()).isEqualTo(Map.of("", Identifier.mrn("", "MB")));
        assertThat(patient(shown, "b").mergedInto()).isEqualTo(survivor.id());
        assertThat(patient(shown, "c").nhsNumber()).isEqualTo(Identifier.nhs(NHS));

        assertThat(stays(shown).keySet()).containsExactly("brought", "cancelled", "child", "local", "visit");
        assertThat(stays(shown).keySet())
                .allSatisfy(stay -> assertThat(owner(shown, stay)).isEqualTo("a"));
        assertThat(stays(shown).values())
                .allSatisfy(stay -> assertThat(stay.joined()).isEmpty());
        ShownStay visit = stay(shown, "visit");
        assertThat(visit.number()).isEqualTo(Identifier.visit("", "V1"));
        assertThat(visit.rows())
                .containsExactly(
                        new LocationRow(new Location.Coded("OW", null, null), instant(5), instant(7)),
                        new LocationRow(new Location.Coded("OW", "B1", null), instant(7), instant(9)),
                        new LocationRow(new Location.Coded("OW", "B1", "1"), instant(9), null));
        assertThat(stay(shown, "cancelled").deletedAt()).isEqualTo(instant(3));
        assertThat(stay(shown, "local").location()).isEqualTo(new Location.Known("elsewhere"));
        assertThat(stay(shown, "local").dischargedAt()).isEqualTo(instant(8));
        assertThat(shown.names()
                        .uuid(Objects.requireNonNull(stay(shown, "brought").began())))
                .isEqualTo("b");
    }

    @Test
    void aFactThatChangesNothingWritesNothing() {
        take(said("f", 1, says(Identifier.mrn("", "MA"))));
        take(said("g", 2, says(Identifier.mrn("", "MB"))), said("h", 3, says(Identifier.nhs(NHS))));
        for (GroupChange change : changes) {
            Difference difference = Difference.between(change.before(), change.after());
            assertThat(difference.patients()).isEmpty();
            assertThat(difference.stays()).isEmpty();
        }
        assertThat(only().group().facts()).hasSize(3);
    }

    @Test
    void onlyWhatAFactSaysDiffers() {
        take(said("f", 1, new Statement.Unlink(person("MB"), person("MA"))));
        Difference difference =
                Difference.between(changes.element().before(), changes.element().after());
        assertThat(difference.patients()).extracting(Difference.Change::id).contains("b");
        assertThat(difference.stays()).extracting(Difference.Change::id).containsExactly("brought");
        assertThat(owner(only().named(), "brought")).isEqualTo("b");
    }

    private static Person person(String mrn) {
        return Person.known(Identifier.mrn("", mrn));
    }

    @Test
    void aMessageFromBeforeTheLastOneThenChangesNothing() {
        NewFact late = said("f", -35_000, says(Identifier.mrn("", "MA")));
        assertThat(take(late).facts().getFirst().outcome().warnings()).containsExactly(Warnings.BEFORE_THE_BASE);
    }

    @Test
    void whatHasNothingToDoWithEachOtherStaysApartUntilAFactJoinsIt() {
        take(said("f", 1, says(Identifier.mrn("", "MA"))), said("g", 2, says(Identifier.mrn("", "MZ"))));
        assertThat(groups()).hasSize(2);
        take(said("h", 3, new Statement.RecordMerge(Identifier.mrn("", "MA"), Identifier.mrn("", "MZ"))));
        assertThat(patients(only().named()).keySet()).containsExactly("a", "b", "c", "z");
    }

    @Test
    void encountersOfSomebodyUnknownAreLocalStays() {
        take(said("f", 1, says(Identifier.encounter("unknown"))));
        Difference.Named shown = only().named();
        assertThat(stays(shown).keySet()).containsExactly("numbered", "unknown");
        assertThat(stay(shown, "numbered").number()).isEqualTo(Identifier.visit("", "V9"));
        assertThat(stay(shown, "numbered").patient()).isEqualTo(List.of(Identifier.patient("nobody")));
        assertThat(patients(shown)).isEmpty();
    }

    @Test
    void o5AnEncounterOfSomebodyUnknownIsOneWithALaterVisitOfItsNumber() {
        take(said("f", 60, new Statement.Admission(person("MN"), Facts.visit("V9", instant(2), Facts.ward("OW")))));
        Difference.Named shown = only().named();
        assertThat(stays(shown).keySet()).containsExactly("numbered", "unknown");
        assertThat(stay(shown, "numbered").joined()).containsExactly("numbered");
        assertThat(stay(shown, "numbered").owner()).isNotNull();
    }

    /** While the version before runs beside this one. */
    @Test
    void rowsThatCameLaterJoinTheGroupOfTheirPatient() {
        take(said("f", 1, says(Identifier.mrn("", "MA"))));
        stay("later", "V7", "a", "ward", 50, null, null, "[]");
        take(said("g", 2, says(Identifier.visit("", "V7"))));
        assertThat(owner(only().named(), "later")).isEqualTo("a");
        assertThat(stays(only().named())).hasSize(6);
        assertThat(patients(only().named())).hasSize(3);
    }
}
