package health.polaris.eventbus.failure;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.error.ApiException;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.failure.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, TRANSIENT", "53300, TRANSIENT", "57014, TRANSIENT", "57P01, TRANSIENT", "58030, TRANSIENT",
        "25006, TRANSIENT", "55P03, TRANSIENT", "40P01, CONFLICT", "40001, CONFLICT", "23505, CONFLICT",
        "22001, PERMANENT", "22021, PERMANENT", "23502, PERMANENT", "23514, PERMANENT", "54000, PERMANENT",
        "42P01, UNEXPECTED", "25P02, UNEXPECTED"
    })
    void judgesTheDatabaseByItsState(String state, Kind kind) {
        Throwable wrapped = new IllegalArgumentException(
                new DataIntegrityViolationException("whatever", new SQLException("Mrs Smith", state)));

        assertThat(Failure.of(wrapped).kind()).isEqualTo(kind);
        assertThat(Failure.of(wrapped).reason()).doesNotContain("Smith");
    }

    @ParameterizedTest
    @CsvSource({"400, PERMANENT", "404, PERMANENT", "408, TRANSIENT", "409, PERMANENT", "429, TRANSIENT"})
    void judgesAnswersOfOtherServicesByTheirStatus(int status, Kind kind) {
        assertThat(Failure.of(new HttpClientErrorException(HttpStatus.valueOf(status)))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void triesAgainWhenSomethingIsAway() {
        assertThat(Failure.of(new HttpServerErrorException(HttpStatus.BAD_GATEWAY))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
        assertThat(Failure.of(new ResourceAccessException("away", new IOException()))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
        assertThat(Failure.of(new CannotCreateTransactionException("away")).kind())
                .isEqualTo(Kind.TRANSIENT);
        assertThat(Failure.of(new SQLTransientConnectionException("pool timeout"))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
        assertThat(Failure.of(new IllegalStateException(new ConnectException())).kind())
                .isEqualTo(Kind.TRANSIENT);
        assertThat(Failure.of(ApiException.unavailable()).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void lockTimeoutIsTransientButALostRaceIsAConflict() {
        assertThat(Failure.of(new CannotAcquireLockException("slow", new SQLException("slow", "55P03")))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
        assertThat(Failure.of(new OptimisticLockingFailureException("late")).kind())
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void refusalsOfRulesAreForGood() {
        assertThat(Failure.of(new IllegalStateException(new RejectedMessageException("no such ward"))))
                .isEqualTo(new Failure(Kind.PERMANENT, RejectedMessageException.class.getName(), "no such ward"));
        assertThat(Failure.of(ApiException.notFound("Patient 943 476 5919 not found"))
                        .reason())
                .isEqualTo("status 404");
    }

    @Test
    void anythingElseIsUnexpected() {
        assertThat(Failure.of(new NullPointerException("Mrs Smith")))
                .isEqualTo(new Failure(Kind.UNEXPECTED, NullPointerException.class.getName(), "unexpected failure"));
        assertThat(Failure.of(new StackOverflowError()).kind()).isEqualTo(Kind.UNEXPECTED);
    }
}
