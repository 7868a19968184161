"""Sentences that a letter may say: none of them promises that someone can stay."""

CAREFUL = """
    We will not treat you differently if you say no.
    They use it to decide if Housing Benefit pays your rent. It could stay, go up or stop.
    You can get free advice first.
    A tribunal can order us to show it.
    We cannot say whether your Housing Benefit will change.
    We cannot change your Housing Benefit. Another team decides it.
    We do not decide if you can stay.
    No one at the council can say if you will keep your room.
    We do not know whether residents will keep their rooms.
    Ask an adviser how you can keep your home.
    We can help you to stay in your home.
    Staff help people to keep their tenancies.
    Staff help residents stay in touch with family.
    Residents can keep pets.
    Residents can keep their own doctor.
    Residents keep their rooms clean with help.
    You can keep your room locked.
    You can keep your own key.
    You will keep your room warm more easily once the heating works.
    Someone you trust can stay with you while we talk.
    You can stay in your room while we look round.
    You do not have to talk to us.
    You do not have to say why.
    You do not have to do anything.
    You do not have to move furniture.
    Visitors can stay overnight.
    People can stay up as late as they like.
    Never end your agreement before you have had advice.
    Do not leave before you talk to us.
    You may be asked to leave.
    You could lose your home.
    Not everyone can stay.
    You can ask to stay.
    Your landlord may ask you to leave. Ring us before you go.
    The landlord has agreed to mend the heating.
    The landlord has agreed that staff will knock first.
    We asked the landlord not to end any agreement because of our visit.
    The house is clean and safe.
    Your support worker will not change without telling you.
    This letter does not change your agreement.
    Some people have to leave sooner than others.
    If you have nowhere to stay tonight, ring 01632 960199.
    We work for the council. We cannot stop your landlord asking you to leave.
    The office will not be open on Monday.
    The home will stay open to visitors until 8pm.
    Ask us what happens to your Housing Benefit.
    Tell us if you are worried about your home.
    We want you to be safe.
    Your agreement will not say this.
    Nobody from the council can decide that you will stay.
    This does not mean that you can stay.
    We cannot make your landlord keep this place open.
    You do not have to go on your own.
    You can change your mind later.
    Residents can live more independently.
    Nothing in this letter is about your benefit.
    A new landlord may take over. Ask what changes for you.
    You may have a right to stay for a time. Ask an adviser.
    Find out if you have the right to stay.
    Your landlord must follow the rules in your agreement before you have to leave.
    You may have to move. We will help you to plan it.
    You may have to leave if your agreement ends.
    If you have to leave, we will help you find a place.
    You have the right to ask for a review.
    You have a right to see what we hold about you.
    You can see your plan and keep a copy.
    Staff ask before they go into your room.
    Your room has a lock that works.
    Staff will not enter your room without asking.
    No one will tell your landlord what you said.
    We will not tell your landlord what you said.
    You will not be in trouble for talking to us.
    We will not be angry if you say no.
    The council will not take your name out of the report without asking.
    Your name will not be in our report.
    You can stop at any time.
    You can say yes to some things and no to others.
    Your support should fit what you need.
    Your support plan should change when your needs change.
    Keep your agreement in a safe place.
    Please keep your copy of the agreement.
    We found that people feel safe in their rooms.
    The people who run your support will keep your records safe.
    Fire doors will protect your home from fire.
    Write each support plan again, together with you. By 12 March 2027.
    Look at your plan with you often, and change what does not work.
    Make sure each room can be kept warm.
    Repair the lock of the front door.
    Do not let anyone make you sign.
    People who live here choose when they go out.
    Nobody should have to wait for a repair.
    Nobody has to tell us why.
    No one has to talk to us.
    Nothing is said about who told us.
    It will not cost you anything.
    You cannot be made to talk to us.
    Nobody can make you talk to us.
    Ask us to come on another day.
    We cannot tell you what will happen to your benefit.
    We will come back to look.
    Staff can tell you who to ask about your rent.
    Staff go with you to the shops, and you can go on your own.
    Residents say that they can live as they like.
    You can stay as quiet as you like.
    You can leave your room when you like.
    Rent is paid by Housing Benefit.
    Your rent may change in April.
    There will be a change to your support.
    Where you live will not be named.
"""
