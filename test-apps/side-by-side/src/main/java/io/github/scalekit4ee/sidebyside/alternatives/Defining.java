package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;

/** Lets the server make a mechanism. */
@BasicAuthenticationMechanismDefinition(realmName = "own")
@ApplicationScoped
public class Defining {}
