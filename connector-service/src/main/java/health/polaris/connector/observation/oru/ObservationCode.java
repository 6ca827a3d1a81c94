package health.polaris.connector.observation.oru;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is observed, as it is named in OBX-3: by LOINC where it has a code, and by our own.
 *
 * @param loinc null when LOINC has none
 * @param name for people
 */
record ObservationCode(@Nullable String loinc, String name) {

    /** Of our own codes, HL7 table 0396. */
    static final String LOCAL_SYSTEM = "99POLARIS";

    private static final Map<String, ObservationCode> KNOWN = Map.ofEntries(
            of("HR", "8867-4", "Heart rate"),
            of("RR", "9279-1", "Respiratory rate"),
            of("DBP", "8462-4", "Diastolic blood pressure"),
            of("SBP", "8480-6", "Systolic blood pressure"),
            of("BPPOS", "8361-8", "Body position"),
            of("SPO2", "59408-5", "Oxygen saturation by pulse oximetry"),
            of("O2Rate", "3151-8", "Inhaled oxygen flow rate"),
            of("TEMP", "8310-5", "Body temperature"),
            of("GCS", "9269-2", "Glasgow coma score total"),
            of("GCS-Eyes", "9267-6", "Glasgow coma score eye opening"),
            of("GCS-Verbal", "9270-0", "Glasgow coma score verbal"),
            of("GCS-Motor", "9268-4", "Glasgow coma score motor"),
            of("O2Delivery", null, "Oxygen delivery device"),
            of("ACVPU", null, "Level of consciousness"),
            of("NC", null, "Nurse concern"),
            of("ScoringSystem", null, "Early warning score system"),
            of("SpO2Scale", null, "Oxygen saturation scale"),
            of("TotalScore", null, "Early warning score total"),
            of("Severity", null, "Early warning score severity"),
            of("TimeNextObsSetDue", null, "Next observations due"),
            of("MinutesLate", null, "Minutes late"),
            of("EWS", null, "Early warning score"));

    private static Map.Entry<String, ObservationCode> of(String code, @Nullable String loinc, String name) {
        return Map.entry(code, new ObservationCode(loinc, name));
    }

    /** Of our own code; a score of one observation, {@code HRScore}, is named after it. */
    static ObservationCode of(String local) {
        ObservationCode known = KNOWN.get(local);
        return known == null ? new ObservationCode(null, nameOfScore(local)) : known;
    }

    private static String nameOfScore(String local) {
        return local.replaceFirst("Score$", " score");
    }
}
