"""网上妇女工作: chat groups, public accounts, and the page on which a month of both is typed."""
