package health.polaris.connector.observation.oru;

import health.polaris.connector.observation.Observation;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.connector.observation.oru.ResultRow.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the single observations, in the order that EPRs are used to (contracts/connector.md §9.4). */
final class ObservationRows {

    private static final Function<Observation, String> ROUNDED = Observation::rounded;
    private static final Function<Observation, String> AS_MEASURED = Observation::asMeasured;

    private final ObservationMessage message;
    private final OruSettings settings;
    private final TimestampFormat times;
    private final List<ResultRow> rows = new ArrayList<>();

    ObservationRows(ObservationMessage message, OruSettings settings, TimestampFormat times) {
        this.message = message;
        this.settings = settings;
        this.times = times;
    }

    List<ResultRow> rows() {
        measured("heart_rate", "HR", ROUNDED);
        measured("respiratory_rate", "RR", ROUNDED);
        measured("diastolic_blood_pressure", "DBP", ROUNDED);
        measured("systolic_blood_pressure", "SBP", ROUNDED);
        position();
        measured("spo2", "SPO2", ROUNDED);
        unlessRefused("o2_therapy_status").ifPresent(this::oxygen);
        measured("temperature", "TEMP", AS_MEASURED);
        unlessRefused("consciousness_acvpu").ifPresent(this::consciousness);
        unlessRefused("consciousness_gcs").ifPresent(this::comaScale);
        unlessRefused("nurse_concern").ifPresent(this::concerns);
        return rows;
    }

    private void measured(String observationType, String code, Function<Observation, String> value) {
        message.set().usable(observationType).ifPresent(observation -> {
            // A refusal is said in place of the value, even when there is one, which then need not be a number.
            String said = observation.refused() ? "" : value.apply(observation);
            rows.add(row(observation, Kind.NUMBER, code, said)
                    .in(observation.unit())
                    .refusedIf(observation.refused()));
            score(code, observation);
        });
    }

    /** The systolic observation knows how the patient sat or lay, else the diastolic one. */
    private void position() {
        Stream.of("systolic_blood_pressure", "diastolic_blood_pressure")
                .map(message.set()::usable)
                .flatMap(Optional::stream)
                .filter(observation -> observation.metadata().filled("patient_position") != null)
                .findFirst()
                .ifPresent(observation ->
                        text(observation, "BPPOS", observation.metadata().filled("patient_position")));
    }

    private void oxygen(Observation oxygen) {
        if (oxygen.value() != null) {
            rows.add(row(oxygen, Kind.NUMBER, "O2Rate", oxygen.asMeasured()).in(oxygen.unit()));
        }
        settings.mask(oxygen.metadata().text("mask"))
                .ifPresent(mask -> addCoded(
                        oxygen, "O2Delivery", mask.value(oxygen.metadata().filled("mask_percent"))));
        score("O2", oxygen);
    }

    /** {@code A^Alert}; the letter is that of the plain text. */
    private void consciousness(Observation acvpu) {
        String text = acvpu.text();
        if (text != null && !text.isEmpty()) {
            String letter = text.substring(0, text.offsetByCodePoints(0, 1));
            addCoded(acvpu, "ACVPU", new CodedValue(letter, text));
            score("ACVPU", acvpu);
        }
    }

    private void comaScale(Observation scale) {
        part(scale, "GCS-Eyes", "gcs_eyes");
        part(scale, "GCS-Verbal", "gcs_verbal");
        part(scale, "GCS-Motor", "gcs_motor");
        if (scale.value() != null) {
            rows.add(row(scale, Kind.NUMBER, "GCS", scale.cut()).in(scale.unit()));
        }
    }

    private void part(Observation scale, String code, String key) {
        String points = scale.metadata().filled(key);
        String description = scale.metadata().filled(key + "_description");
        if (points != null && description != null) {
            addCoded(scale, code, new CodedValue(points, description));
        }
    }

    private void concerns(Observation concern) {
        String text = concern.text();
        Stream.of(text == null ? new String[0] : text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> text(concern, "NC", part));
    }

    private Optional<Observation> unlessRefused(String observationType) {
        return message.set().usable(observationType).filter(observation -> !observation.refused());
    }

    private void score(String code, Observation observation) {
        if (observation.score() != null) {
            rows.add(ResultRow.of(Kind.NUMBER, code + "Score", observation.score(), time(observation)));
        }
    }

    private void text(Observation observation, String code, @Nullable String text) {
        rows.add(row(observation, Kind.TEXT, code, String.valueOf(text)));
    }

    private ResultRow row(Observation observation, Kind kind, String code, String value) {
        return ResultRow.of(kind, code, value, time(observation)).by(message.collector());
    }

    private void addCoded(Observation observation, String code, CodedValue value) {
        rows.add(ResultRow.coded(code, value, time(observation)).by(message.collector()));
    }

    private String time(Observation observation) {
        return times.format(observation.measuredAt());
    }
}
