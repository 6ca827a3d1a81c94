/** Group membership of clinicians at an identity provider, kept up by the outbox. */
@NullMarked
package health.polaris.users.identity;

import org.jspecify.annotations.NullMarked;
