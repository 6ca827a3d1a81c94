package health.polaris.common.probe;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

@Entity
class Note extends AuditedEntity {

    @Column(nullable = false)
    private String text;

    protected Note() {}

    Note(String text) {
        this.text = text;
    }

    void rewrite(String other) {
        text = other;
    }

    String text() {
        return text;
    }
}
