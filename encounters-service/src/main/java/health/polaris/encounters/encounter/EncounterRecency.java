package health.polaris.encounters.encounter;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The last message of the EPR that spoke of each side of an encounter, for recognising late ones. Beside the encounter
 * and not in it, so that a message that changes nothing leaves {@code modified} alone. HTTP changes do not count.
 */
@Entity
@DynamicUpdate
@Table(name = "encounter_recency")
public class EncounterRecency {

    @Id
    @Column(length = 36)
    private String encounterUuid;

    @Embedded
    @AttributeOverride(name = "sentAt", column = @Column(name = "stay_sent_at"))
    @AttributeOverride(name = "sender", column = @Column(name = "stay_sender"))
    @AttributeOverride(name = "sequence", column = @Column(name = "stay_sequence"))
    private @Nullable MessageOrder stay;

    @Embedded
    @AttributeOverride(name = "sentAt", column = @Column(name = "discharge_sent_at"))
    @AttributeOverride(name = "sender", column = @Column(name = "discharge_sender"))
    @AttributeOverride(name = "sequence", column = @Column(name = "discharge_sequence"))
    private @Nullable MessageOrder discharge;

    @Embedded
    @AttributeOverride(name = "sentAt", column = @Column(name = "existence_sent_at"))
    @AttributeOverride(name = "sender", column = @Column(name = "existence_sender"))
    @AttributeOverride(name = "sequence", column = @Column(name = "existence_sequence"))
    private @Nullable MessageOrder existence;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected EncounterRecency() {}

    public EncounterRecency(String encounterUuid) {
        this.encounterUuid = encounterUuid;
    }

    public String encounterUuid() {
        return encounterUuid;
    }

    /** Type, admission, location, owner. */
    public void spokeOfStay(MessageOrder message) {
        stay = message;
    }

    public void spokeOfDischarge(MessageOrder message) {
        discharge = message;
    }

    public void spokeOfExistence(MessageOrder message) {
        existence = message;
    }

    public @Nullable MessageOrder stay() {
        return stay;
    }

    public @Nullable MessageOrder discharge() {
        return discharge;
    }

    public @Nullable MessageOrder existence() {
        return existence;
    }
}
