package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;

/** A definition that nobody selects. */
@Alternative
@BasicAuthenticationMechanismDefinition(realmName = "unselected")
@ApplicationScoped
public class DefiningUnselected {}
