package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;

/** The forms of injection point that MicroProfile JWT 2.1 section 7 lists, on the claims of a Scalekit token. */
@Path("claim-forms")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ClaimForms {
    @Inject
    @Claim("client_id")
    String string;

    @Inject
    @Claim(standard = Claims.groups)
    Set<String> set;

    @Inject
    @Claim(standard = Claims.iat)
    Long number;

    @Inject
    @Claim("oid")
    Optional<String> optional;

    @Inject
    @Claim("absent")
    Optional<String> absent;

    @Inject
    @Claim("oid")
    ClaimValue<String> claimValue;

    @Inject
    @Claim("absent")
    ClaimValue<Optional<String>> absentClaimValue;

    @Inject
    @Claim("oid")
    JsonString jsonString;

    @Inject
    @Claim("exp")
    JsonNumber jsonNumber;

    @Inject
    @Claim("scopes")
    JsonArray jsonArray;

    @Inject
    @Claim("custom_claims")
    JsonObject jsonObject;

    @Inject
    @Claim("oid")
    Provider<String> provider;

    @Inject
    @Claim("oid")
    Instance<String> instance;

    @Inject
    @Claim("oid")
    Provider<Optional<String>> optionalProvider;

    @Inject
    SharedClaims shared;

    @GET
    @RolesAllowed("read:deployments")
    public Map<String, String> forms() {
        Map<String, String> answer = new TreeMap<>();
        answer.put("String", string);
        answer.put("Set<String>", String.join(" ", new TreeSet<>(set)));
        answer.put("Long", Boolean.toString(number > 0));
        answer.put("Optional<String>", optional.orElse("none"));
        answer.put("Optional<String> absent", absent.orElse("none"));
        answer.put("ClaimValue<String>", claimValue.getName() + "=" + claimValue.getValue());
        answer.put(
                "ClaimValue<Optional<String>> absent",
                absentClaimValue.getValue().orElse("none"));
        answer.put("JsonString", jsonString.getString());
        answer.put("JsonNumber", Boolean.toString(jsonNumber.longValueExact() > number));
        answer.put("JsonArray", jsonArray.toString());
        answer.put("JsonObject", String.valueOf(jsonObject));
        answer.put("Provider<String>", provider.get());
        answer.put("Instance<String>", instance.get());
        answer.put("Provider<Optional<String>>", optionalProvider.get().orElse("none"));
        answer.put("@ApplicationScoped ClaimValue<String>", shared.claimValue());
        answer.put("@ApplicationScoped Provider<String>", shared.provider());
        answer.put("@ApplicationScoped JsonWebToken", shared.token());
        return answer;
    }
}
