/** Group membership of clinicians at an identity provider, kept up from a table of changes. */
@NullMarked
package health.polaris.users.identity;

import org.jspecify.annotations.NullMarked;
