package io.github.scalekit4ee.people.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;

/** People log in at Scalekit. Of their access token the application takes who they are, and their roles. */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${login.environment}",
        clientId = "${login.clientId}",
        clientSecret = "${login.clientSecret}",
        redirectURI = "${baseURL}/callback",
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "sub", callerGroupsClaim = "roles"),
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${login.home}"),
        jwksConnectTimeout = 5000,
        jwksReadTimeout = 5000)
@Named("login")
@ApplicationScoped
public class Login {

    public String getEnvironment() {
        return System.getenv("SCALEKIT_ENVIRONMENT_URL");
    }

    public String getClientId() {
        return System.getenv("LOGIN_CLIENT_ID");
    }

    public String getClientSecret() {
        return System.getenv("LOGIN_CLIENT_SECRET");
    }

    /** Open Liberty does not know {@code ${baseURL}} here. */
    public String getHome() {
        return System.getenv("LOGIN_HOME");
    }
}
