package health.polaris.web.accessrecord;

import static health.polaris.web.accessrecord.RecordedDatabase.KEPT;
import static health.polaris.web.accessrecord.RecordedDatabase.access;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class AccessRecordTableTest {

    private final RecordedDatabase database = new RecordedDatabase();
    private final AccessRecordTable table = database.table();

    private void month(String first, String next) {
        database.client()
                .sql("create table access_record_%s partition of access_record for values from ('%s-01Z') to ('%s-01Z')"
                        .formatted(first.replace('-', '_'), first, next))
                .update();
    }

    @Test
    void aMonthGoesAsAWholeWhenItIsKeptNoLonger() {
        month("2020-01", "2020-02");
        table.add(List.of(access(Instant.parse("2020-01-31T23:59:59Z"))));
        table.maintain(KEPT);
        assertThat(database.rows()).isZero();
        table.add(List.of(access(Instant.now())));
        table.maintain(KEPT);
        assertThat(database.rows()).isEqualTo(1);
    }

    @Test
    void noneGoesWithinAYear() {
        assertThatThrownBy(() -> table.maintain(Duration.ofDays(364))).isInstanceOf(DataAccessException.class);
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(validators.getValidator().validate(new AccessRecordSettings(true, Duration.ofDays(364))))
                    .extracting(ConstraintViolation::getMessage)
                    .containsExactly("ACCESS_RECORDS_KEPT is at least 365d");
        }
    }

    @Test
    void aBatchThatComesASecondTimeChangesNothing() {
        table.maintain(KEPT);
        List<AccessRecord> batch = List.of(access(Instant.now()), access(Instant.now()));
        table.add(batch);
        table.add(batch);
        assertThat(database.rows()).isEqualTo(2);
    }
}
