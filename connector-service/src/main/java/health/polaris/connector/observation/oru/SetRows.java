package health.polaris.connector.observation.oru;

import health.polaris.connector.observation.JsonPart;
import health.polaris.connector.observation.ObservationSet;
import health.polaris.connector.observation.ScoreSystem;
import health.polaris.connector.observation.oru.ResultRow.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows about the whole set: the score and when it was due. */
final class SetRows {

    private final ObservationSet set;
    private final TimestampFormat times;
    private final List<ResultRow> rows = new ArrayList<>();

    SetRows(ObservationSet set, TimestampFormat times) {
        this.set = set;
        this.times = times;
    }

    List<ResultRow> rows() {
        JsonPart part = set.part();
        scoreSystem(part);
        String total = part.filled("score_value");
        if (total != null) {
            rows.add(row(Kind.NUMBER, "TotalScore", total)
                    .judged(part.text("obx_reference_range"), part.text("obx_abnormal_flags")));
        }
        add(Kind.TEXT, "Severity", part.filled("score_severity"));
        add(Kind.TIME, "TimeNextObsSetDue", times.format(part.time("time_next_obs_set_due")));
        add(Kind.NUMBER, "MinutesLate", notZero(part.filled("mins_late")));
        return rows;
    }

    private void scoreSystem(JsonPart part) {
        if (set.scoreSystem() == null) {
            return;
        }
        rows.add(row(Kind.TEXT, "ScoringSystem", set.scoreSystem().name()));
        String scale = notZero(part.filled("spo2_scale"));
        if (set.scoreSystem() == ScoreSystem.NEWS2 && scale != null) {
            rows.add(row(Kind.TEXT, "SpO2Scale", "Scale " + scale));
        }
    }

    private static @Nullable String notZero(@Nullable String number) {
        try {
            return number == null || new BigDecimal(number).signum() == 0 ? null : number;
        } catch (NumberFormatException text) {
            return number;
        }
    }

    private void add(Kind kind, String code, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            rows.add(row(kind, code, value));
        }
    }

    private ResultRow row(Kind kind, String code, String value) {
        return ResultRow.of(kind, code, value, times.format(set.recordTime()));
    }
}
