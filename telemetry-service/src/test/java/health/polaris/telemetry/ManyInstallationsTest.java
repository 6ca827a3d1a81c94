package health.polaris.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A million installations, a thousand of them of one patient, whose latest is still found by looking at one row. */
class ManyInstallationsTest extends TelemetryTest {

    private static final int ROWS = 1_000_000;

    @Autowired
    private JdbcClient database;

    @Test
    @Timeout(300)
    void findsTheLatestOfAMillionByIndex() {
        fill();

        String plan = explain();

        assertThat(plan).contains("Index Scan using mobile_latest").doesNotContain("Seq Scan");
        assertThat(ownerOf(Kind.PHONE)
                        .get(Kind.PHONE.latest(owner))
                        .expect(200)
                        .json()
                        .path("app_version")
                        .asString())
                .isEqualTo("v1000000");
        assertThat(buffersRead(plan)).isLessThan(20);
        database.sql("delete from mobile where unique_device_code = 'one of a million'")
                .update();
    }

    private void fill() {
        database.sql("""
                        insert into mobile (uuid, created, created_by_, modified, modified_by_, version, patient_id,
                            unique_device_code, date_first_launched_, date_first_launched_time_zone_, app_product,
                            app_version, phone_os, phone_os_version, manufacturer, model, display_name)
                        select gen_random_uuid(), now(), 'x', now(), 'x', 0,
                            case when n % 1000 = 0 then :owner else (n / 3)::text end,
                            'one of a million', timestamptz '2020-01-01' + n * interval '1 minute', 0, 'GDM',
                            'v' || n, 'Android', '13', 'Fairphone', 'FP4', 'Fairphone 4'
                        from generate_series(1, :rows) n
                        """).param("owner", owner).param("rows", ROWS).update();
        database.sql("analyze mobile").update();
    }

    /** The query of the repository, with a patient that has a thousand rows. */
    private String explain() {
        return database.sql("""
                        explain (analyze, buffers, costs off, timing off)
                        select * from mobile where patient_id = :owner
                        order by date_first_launched_ desc, app_version desc, created desc
                        limit 1
                        """).param("owner", owner).query(String.class).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    /** {@code Buffers: shared hit=4 read=2} of the whole plan. */
    private static int buffersRead(String plan) {
        return plan.lines()
                .filter(line -> line.contains("Buffers:"))
                .findFirst()
                .map(line -> line.replaceAll("[^0-9 ]", " ").strip().split("\\s+"))
                .map(numbers ->
                        Arrays.stream(numbers).mapToInt(Integer::parseInt).sum())
                .orElseThrow();
    }
}
