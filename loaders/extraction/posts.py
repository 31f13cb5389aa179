"""Posts: the form of what a language file says of offices."""

from __future__ import annotations

from pydantic import Field

from graph.model import EntityType
from loaders.extraction.grammar import Part, Words


class Roles(Part):
    """Offices and the relation that they give."""

    leads: Words = Field(default=(), description="top offices")
    works_for: Words = Field(default=(), description="all other posts")
    as_: Words = Field(default=(), alias="as", description="as, in 'has NAME as chair'")
    member: Words = Field(default=(), description="elected members: MP, MEP, deputy")
    ministers: dict[str, str] = Field(default_factory=dict, description="office of a minister: the ministry's name")
    ministries: dict[str, str] = Field(
        default_factory=dict,
        description="words for a minister of any matter: the ministry; '*minister' stands for the end of a compound",
    )
    through: Words = Field(
        default=(), description="by the mouth of, assisted by: what stands before the office of the clause's subject"
    )
    portfolios: Words = Field(
        default=(), description="matters of government, which no body is called: 'the commissioner for Competition'"
    )
    personal: Words = Field(
        default=(), description="words in the name of an authority that is a person's office: beauftragte"
    )
    unsaid: dict[str, EntityType | tuple[EntityType, ...]] = Field(
        default_factory=dict, description="offices of the one body that the text speaks of there: its type, or several"
    )
    is_: Words = Field(default=(), alias="is", description="copulas of whoever holds an office: is")
    was: Words = Field(default=(), description="copulas of whoever held one: was, became")
    ours: Words = Field(default=(), description="possessives of who speaks: our")
    theirs: Words = Field(default=(), description="possessives of a person alone: his, her")
    counsel: Words = Field(default=(), description="offices that people have too: 'his lawyer NAME'")
    former: Words = Field(default=(), description="former, ex")
    at: Words = Field(default=(), description="prepositions between office and organisation")
    coming: Words = Field(default=(), description="incoming, candidate: nobody holds the office behind these yet")
    becoming: Words = Field(
        default=(), description="will be, becomes, takes over as: who stands before an office behind these gets it only"
    )
    until: Words = Field(default=(), description="until: an office or ownership up to a year behind it has ended")
    succeeds: Words = Field(
        default=(), description="replaced, succeeded: who stands before has the office, not who stands behind"
    )
    capacities: Words = Field(
        default=(),
        description="capacity, post: 'in her capacity of head' is her own office, 'daughter of' not",
    )

    def bodies(self, office: str) -> tuple[EntityType, ...]:
        """Return the types of the bodies that have an office, the likeliest first; none where it tells nothing."""
        types = self.unsaid.get(office, ())
        return types if isinstance(types, tuple) else (types,)
