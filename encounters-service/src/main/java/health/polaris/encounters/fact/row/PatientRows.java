package health.polaris.encounters.fact.row;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.fact.row.PatientRow.IdentifierRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the directory of patients, and the numbers that lead to them. */
@Component
record PatientRows(JdbcClient jdbc) {
    /** A new patient gets a record and a product; a known one keeps them, with the time at which it was made. */
    private static final String WRITE = """
            insert into epr_patient as patient (uuid, record_uuid, parent_uuid, hospital_number,
                hospital_number_namespace, nhs_number, first_name, last_name, other_names, sex, dob, dob_partial, dod,
                dod_partial, deceased, product_uuid, product_name, product_opened_date,
                created, created_by_, modified, modified_by_, version)
            select uuid, record_uuid, parent_uuid, mrn, mrn_namespace, nhs_number, first_name, last_name, other_names,
                sex, dob, dob_partial, dod, dod_partial, deceased, product_uuid, 'SEND', cast(:today as date),
                now(), :caller, now(), :caller, 0
            from %s
            on conflict (uuid) do update
            set parent_uuid = excluded.parent_uuid, hospital_number = excluded.hospital_number,
                hospital_number_namespace = excluded.hospital_number_namespace, nhs_number = excluded.nhs_number,
                first_name = excluded.first_name, last_name = excluded.last_name, other_names = excluded.other_names,
                sex = excluded.sex, dob = excluded.dob, dob_partial = excluded.dob_partial, dod = excluded.dod,
                dod_partial = excluded.dod_partial, deceased = excluded.deceased, deleted_at = null,
                modified = excluded.modified, modified_by_ = excluded.modified_by_, version = patient.version + 1
            where (patient.parent_uuid, patient.hospital_number, patient.hospital_number_namespace, patient.nhs_number,
                    patient.first_name, patient.last_name, patient.other_names, patient.sex, patient.dob,
                    patient.dob_partial, patient.dod, patient.dod_partial, patient.deceased, patient.deleted_at)
                is distinct from (excluded.parent_uuid, excluded.hospital_number, excluded.hospital_number_namespace,
                    excluded.nhs_number, excluded.first_name, excluded.last_name, excluded.other_names, excluded.sex,
                    excluded.dob, excluded.dob_partial, excluded.dod, excluded.dod_partial, excluded.deceased,
                    excluded.deleted_at)
            """;

    /** The numbers lead elsewhere now, so the row bears none; who has its uuid finds the successor. */
    private static final String TAKE_AWAY = """
            update epr_patient patient
            set parent_uuid = said.successor, nhs_number = null, hospital_number = null, hospital_number_namespace = '',
                deleted_at = case when said.successor is null then now() end,
                modified = now(), modified_by_ = :caller, version = patient.version + 1
            from %s
            where patient.uuid = said.uuid
            """;

    private static final String FORGET_NUMBERS = """
            delete from patient_identifier number using %s
            where number.patient_uuid = said.patient_uuid and number.kind = said.kind
                and number.namespace = said.namespace and number.value = said.value
            """;

    private static final String WRITE_NUMBERS = """
            insert into patient_identifier as number (patient_uuid, kind, namespace, value, standing, shown)
            select patient_uuid, kind, namespace, value, standing, shown from %s
            on conflict (patient_uuid, kind, namespace, value) do update
            set standing = excluded.standing, shown = excluded.shown
            where (number.standing, number.shown) is distinct from (excluded.standing, excluded.shown)
            """;

    void write(List<GroupDifference> differences) {
        List<PatientRow> shown = differences.stream()
                .flatMap(difference -> RowChange.shown(difference.patients()).stream())
                .sorted(Comparator.comparing(PatientRow::uuid))
                .toList();
        if (!shown.isEmpty()) {
            writeShown(shown);
        }
        writeNumbers(differences);
        takeAway(differences);
    }

    private void writeShown(List<PatientRow> shown) {
        Columns<PatientRow> columns = Columns.of(shown)
                .text("uuid", PatientRow::uuid)
                .text("record_uuid", _ -> UUID.randomUUID().toString())
                .text("parent_uuid", PatientRow::parentUuid)
                .text("mrn", PatientRow::mrn)
                .text("mrn_namespace", PatientRow::mrnNamespace)
                .text("nhs_number", PatientRow::nhsNumber)
                .text("first_name", PatientRow::firstName)
                .text("last_name", PatientRow::lastName)
                .text("other_names", PatientRow::otherNames)
                .text("sex", PatientRow::sex)
                .date("dob", PatientRow::dob)
                .text("dob_partial", PatientRow::dobPartial)
                .date("dod", PatientRow::dod)
                .text("dod_partial", PatientRow::dodPartial)
                .bool("deceased", PatientRow::deceased)
                .text("product_uuid", _ -> UUID.randomUUID().toString());
        jdbc.sql(WRITE.formatted(columns.table()))
                .params(columns.values())
                .param("today", LocalDate.now(ZoneOffset.UTC).toString())
                .param("caller", CurrentCaller.get().id())
                .update();
    }

    private record Gone(String uuid, @Nullable String successor) {}

    private void takeAway(List<GroupDifference> differences) {
        List<Gone> gone = differences.stream()
                .flatMap(difference -> RowChange.gone(difference.patients()).stream()
                        .map(patient -> new Gone(patient.uuid(), difference.successor(patient))))
                .sorted(Comparator.comparing(Gone::uuid))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        Columns<Gone> columns = Columns.of(gone).text("uuid", Gone::uuid).text("successor", Gone::successor);
        jdbc.sql(TAKE_AWAY.formatted(columns.table()))
                .params(columns.values())
                .param("caller", CurrentCaller.get().id())
                .update();
    }

    private void writeNumbers(List<GroupDifference> differences) {
        Set<IdentifierRow> before = new HashSet<>();
        Set<IdentifierRow> after = new HashSet<>();
        differences.stream().flatMap(each -> each.patients().stream()).forEach(change -> {
            before.addAll(change.before() == null ? List.of() : change.before().identifiers());
            after.addAll(change.after() == null ? List.of() : change.after().identifiers());
        });
        Set<List<Object>> led = new HashSet<>();
        after.forEach(row -> led.add(key(row)));
        numbers(
                FORGET_NUMBERS,
                before.stream().filter(row -> !led.contains(key(row))).toList());
        numbers(
                WRITE_NUMBERS,
                after.stream().filter(row -> !before.contains(row)).toList());
    }

    /** Of patients of whom no fact was told yet. */
    void takeUp(List<PatientRow> patients) {
        jdbc.sql("delete from patient_identifier where patient_uuid = any(?)")
                .param(patients.stream().map(PatientRow::uuid).toArray(String[]::new))
                .update();
        numbers(
                WRITE_NUMBERS,
                patients.stream()
                        .flatMap(patient -> patient.identifiers().stream())
                        .toList());
    }

    private static List<Object> key(IdentifierRow row) {
        return List.of(row.patientUuid(), row.number());
    }

    private void numbers(String sql, List<IdentifierRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<IdentifierRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(IdentifierRow::patientUuid).thenComparing(IdentifierRow::number));
        Columns<IdentifierRow> columns = Columns.of(sorted)
                .text("patient_uuid", IdentifierRow::patientUuid)
                .text("kind", row -> row.number().kind().name())
                .text("namespace", row -> row.number().namespace())
                .text("value", row -> row.number().value())
                .text("standing", IdentifierRow::standingCode)
                .bool("shown", IdentifierRow::shown);
        jdbc.sql(sql.formatted(columns.table())).params(columns.values()).update();
    }
}
