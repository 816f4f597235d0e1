"""会议 Meetings: what they are called, who was there, what they resolved and what is planned.

``naming`` (numbers in a term), ``attending`` (who was due, quorum, rates) and ``planning`` (planned, held, missed) are
pure; ``records`` has the meetings, ``resolutions`` what they resolved, ``plans`` the plan of a year.
"""
