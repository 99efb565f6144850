package io.github.scalekit4ee.openapi;

import io.github.scalekit4ee.internal.openapi.ApplicationSecurity;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Describes in an application's OpenAPI document how it is protected: the security scheme, and for each operation the scopes and roles that it
 * asks of its caller and the responses that refuse. What the application has described itself stays as it is.
 *
 * <p>The jar names it in {@code mp.openapi.filter} for servers with MicroProfile OpenAPI (section 4.4 of its specification), with an
 * ordinal of 50. An application with a filter of its own names that one, and lets it extend this class.
 */
public class SecurityFilter implements OASFilter {

    /** Made by the server. */
    public SecurityFilter() {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ApplicationSecurity.describe(document);
    }
}
