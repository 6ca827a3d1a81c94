package health.polaris.users.password;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;

/** Body of {@code PATCH /dhos/v1/clinician?email=}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PasswordUpdateRequest(@NotNull String password) {

    /** Without the password: this text may end up in a log. */
    @Override
    public String toString() {
        return "PasswordUpdateRequest[]";
    }
}
