package io.github.scalekit4ee.internal.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The server's, in all but what it says of roles. */
abstract class ServersSecurityContext implements SecurityContext {

    final SecurityContext servers;

    ServersSecurityContext(SecurityContext servers) {
        this.servers = servers;
    }

    @Override
    public final @Nullable Principal getUserPrincipal() {
        return servers.getUserPrincipal();
    }

    @Override
    public final boolean isSecure() {
        return servers.isSecure();
    }

    @Override
    public final @Nullable String getAuthenticationScheme() {
        return servers.getAuthenticationScheme();
    }
}
